package page

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"bandstand/directory/words"
)

// Outage is the page of a service that cannot answer: plain, because what is amiss
// may be the layouts. It says the texts of outage.<service> in the language of the
// address that was asked for, and leads on; the labels of its links are keys.
func Outage(address, service string, on ...Link) []byte {
	in, prefix := languageOf(address)
	say := func(key string) string { return html.EscapeString(in.Say(key)) }
	key := "outage." + service
	var links strings.Builder
	for _, link := range on {
		fmt.Fprintf(&links, "<p><a href=\"%s\">%s</a></p>\n", html.EscapeString(prefix+link.URL), say(link.Label))
	}
	return fmt.Appendf(nil, `<!doctype html>
<html lang="%s">
<head><meta charset="utf-8"><title>%s %s</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>
<main>
<h1>%[3]s</h1>
<p>%[4]s</p>
%[5]s<p>%[6]s <a href="%[7]s/urgent-help/">%[8]s</a></p>
</main>
</body>
</html>
`, in.Code(), say("page.error_prefix"), say(key), say(key+".text"), links.String(), say("message.urgent"), prefix, say("page.nav.urgent"))
}

// languageOf gives the language of an address, that whose code is a part of its
// path, and what stands before its addresses.
func languageOf(address string) (in *words.Language, prefix string) {
	for part := range strings.SplitSeq(address, "/") {
		if language, ok := words.In(part); ok && slices.Contains(words.Codes(), part) && language != words.English() {
			return language, "/" + part
		}
	}
	return words.English(), ""
}
