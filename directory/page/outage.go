package page

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"bandstand/directory/words"
)

// LanguageOf returns the language of an address of a site and the prefix of all
// addresses in it: that whose code begins the path, "/cy/search", or follows the
// address that the host gives a function, "/.netlify/functions/search/cy". It is
// English, which has no prefix, where there is none.
func LanguageOf(path string) (lang *words.Language, prefix string) {
	path = strings.TrimPrefix(path, "/")
	if service, ok := strings.CutPrefix(path, ".netlify/functions/"); ok {
		_, path, _ = strings.Cut(service, "/")
	}
	code, _, _ := strings.Cut(path, "/")
	if lang, ok := words.In(code); ok && lang != words.English() && slices.Contains(words.Codes(), code) {
		return lang, "/" + code
	}
	return words.English(), ""
}

// Outage returns the page of a service that cannot answer. It uses no layout, which
// may be what is amiss. It says the texts of outage.<service> in the language of the
// address that was asked for, and leads on; the labels of its links are keys. They open in
// the whole window, because the page may stand in a frame.
func Outage(address, service string, on ...Link) []byte {
	lang, prefix := LanguageOf(address)
	say := func(key string) string { return html.EscapeString(lang.Say(key)) }
	key := "outage." + service
	var links strings.Builder
	for _, link := range on {
		fmt.Fprintf(&links, "<p><a href=\"%s\" target=\"_top\">%s</a></p>\n", html.EscapeString(prefix+link.URL), say(link.Label.String()))
	}
	return fmt.Appendf(nil, `<!doctype html>
<html lang="%s">
<head><meta charset="utf-8"><title>%s %s</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>
<main>
<h1>%[3]s</h1>
<p>%[4]s</p>
%[5]s<p>%[6]s <a href="%[7]s/urgent-help/" target="_top">%[8]s</a></p>
</main>
</body>
</html>
`, lang.Code(), say("page.error_prefix"), say(key), say(key+".text"), links.String(), say("message.urgent"), prefix, say("page.nav.urgent"))
}
