package fields

// VocabularyTerm is an entry of vocabulary/kinds.yaml, good-for.yaml or access.yaml. Adding
// one is an edit of content, and no code changes.
type VocabularyTerm struct {
	field

	// what listings write. It never changes once it is used
	Slug text `key:"slug" like:"gardening" required:"true"`
	// what visitors read
	Label text `key:"label" like:"Gardening" required:"true"`
	// one line under the label
	Explain text `key:"explain" like:"Growing flowers, food and friendships."`
	// what people type when they mean this: small letters, British spelling first, several words
	// allowed. No word in two terms
	Words list[text] `key:"words" like:"[garden, allotment]"`
	// terms of any of the three files that asking for this one may show too: as close matches, and of
	// access as good as what was asked for. It works one way
	AlsoFinds list[text] `key:"also_finds" like:"[nature]"`
	// `true` on what is offered below urgent help, to somebody who wrote words of danger
	Gentle flag `key:"gentle" like:"true"`
	// for needs: `true` on one that keeps people at home, for whom what comes home goes before the rest
	FromHome flag `key:"from_home" like:"true"`
	// for needs: the kinds that an editor would name first to somebody who has it
	BestKinds list[text] `key:"best_kinds" like:"[gardening, nature]"`
	// for kinds: one idea for a new group
	Ideas text `key:"ideas" like:"Plant something and watch it grow together."`
	// the concept of the OpenActive activity list, where one truly fits
	OpenActive text `key:"openactive" like:"https://openactive.io/activity-list#…"`
	// the schema.org type of such an event, where one fits
	Schema text `key:"schema" like:"https://schema.org/…"`
	// in a copy of what stands in `base/`: the `edition` that it was made from, which a copy has already.
	// Once that of base is put right, `check` tells that this one is older
	Edition date `key:"edition" like:"2026-11-02"`
}

// Company is an entry of vocabulary/company.yaml: ages and company that people name in a
// search.
type Company struct {
	field

	// what searches write
	Slug text `key:"slug" like:"teenagers" required:"true"`
	// what visitors read
	Label text `key:"label" like:"Teenagers" required:"true"`
	// the lowest age, in years
	From whole `key:"from" like:"13"`
	// the highest. Leave it out where there is none
	To whole `key:"to" like:"17"`
	// what people type when they mean this: small letters, British spelling first, several words
	// allowed. No word in two terms
	Words list[text] `key:"words" like:"[teenager, teens]"`
	// in a copy of what stands in `base/`: the `edition` that it was made from, which a copy has already.
	// Once that of base is put right, `check` tells that this one is older
	Edition date `key:"edition" like:"2026-11-02"`
}

// Phrase is an entry of vocabulary/phrases.yaml: what people say for days, prices, ages,
// places and ways to take part.
type Phrase struct {
	field

	// what the words stand for: one filter of a search, or several at once
	Means Means `key:"means" like:"{day: tuesday}" required:"true"`
	// what people type
	Words list[text] `key:"words" like:"[tuesday, tues]" required:"true"`
}

// Means are the filters that a phrase can stand for, in the order of vocabulary.Meaning.
type Means struct {
	field

	// a slug of that vocabulary
	Kind text `key:"kind" like:"music"`
	// a slug of that vocabulary
	GoodFor text `key:"good_for" like:"meeting-people"`
	// `monday` to `sunday`, `weekday` or `weekend`
	Day text `key:"day" like:"tuesday"`
	// `today`, `tomorrow`, `this-week`, `this-weekend`, `next-week`, `next-weekend`, `this-month`,
	// `next-month`, `bank-holiday`, `school-holidays`, `half-term`, `christmas-holidays`, `easter-holidays`,
	// `summer-holidays`, `term-time`, a bank holiday's name such as `easter-monday`,
	// a month, `january` to `december`, a date, a day of any year, `12-25`, or of every month, `last-friday`
	Date text `key:"date" like:"tomorrow"`
	// `morning`, `afternoon` or `evening`
	Time text `key:"time" like:"evening"`
	// a clock time from which on something begins, `16:00`, or the slot
	From text `key:"from" like:"<hour>"`
	// a clock time before which something begins
	To text `key:"to" like:"<hour>"`
	// a clock time at which something begins, or within the hour
	At text `key:"at" like:"<clock>"`
	// a clock time that is called so, or what stands beside the number of one: `am`, `pm` or `hour`
	// behind it, minutes to be added before it, `+30` or `-15`
	Clock text `key:"clock" like:"12:00"`
	// `free`, or pounds
	Cost text `key:"cost" like:"<pounds>"`
	// a slug of that vocabulary
	Access text `key:"access" like:"step-free"`
	// an age, `over-50`, `under-10`, `8-to-11`, or a slug of `company.yaml`
	Age text `key:"age" like:"<age>"`
	// `come-along`, `book`, `ask-first`, `professional-only`, `online`, `by-phone`, or `from-home` for
	// both of the last
	How text `key:"how" like:"online"`
	// `buddy` (someone goes with you, or gives a lift), `children-alone`, `pay-what-you-can`,
	// `concessions` (some pay less, or nothing), `helpers-wanted`, `partners-wanted`, `just-watch` or
	// `without-phone` (one can get in touch in writing)
	Offers text `key:"offers" like:"buddy"`
	// the number of a month that is called so in a date
	Month text `key:"month" like:"12"`
	// a day that is called so only beside other words of a day: "sat", which is a verb too
	Weekday text `key:"weekday" like:"saturday"`
	// a language's code, or the slot
	Language text `key:"language" like:"<language>"`
	// a place
	Near text `key:"near" like:"<place>"`
	// words beside a place that mean a part of it: `north`, `north-east` and so on round, or `centre`
	Side text `key:"side" like:"north"`
	// how many miles round it
	Within text `key:"within" like:"<miles>"`
	// `soonest`, `distance` or `relevance` comes first
	Sort text `key:"sort" like:"soonest"`
	// the figure for a number written out. It counts wherever a number may stand
	Number text `key:"number" like:"7"`
	// `as-typed`, for words in which no shorter phrase is to be found ("gluten free" is not free);
	// `nothing`, for words that say nothing though a part of them would ("when I am free"); `not`
	// before what is not wanted ("no knitting"), `dislike` the same, though a need behind it is one
	// that somebody has ("sick of being lonely"), `not-before` behind what is not wanted ("Mondays are no good"),
	// `not-then` before a time that is not ("busy on Mondays"); `no-matter` before what is not
	// asked for ("don't need parking"), and `needed` behind it ("no parking needed"); `barrier` for what
	// somebody cannot do with, beside the access that helps ("without stairs"), and `left-out` beside what is ("can't use a computer"); `beside`
	// with an age that is meant only where people of another age are named too ("with my nan and my daughter");
	// `of-age` with the age of whom a need means something else ("my son is 14 and goes on his own");
	// `by-itself` for what a word means where nothing else is said ("learn"); `free-then` for what is meant
	// unless somebody is free at a time ("mum is free on Mondays"); `no-danger` for words of danger in which
	// nobody is in any ("ambulance driver"); `or` and `and` between two things
	Text text `key:"text" like:"as-typed"`
}

// Synonyms is an entry of vocabulary/synonyms.yaml: words for the same thing, finer than
// kinds. They are no filters.
type Synonyms struct {
	field

	// words and phrases of which each finds the others
	Words list[text] `key:"words" like:"[football, footy]" required:"true"`
	// what each of them finds too, but is not found by
	Finds list[text] `key:"finds" like:"[walking football]"`
}

// Apart is an entry of vocabulary/apart.yaml: words that must not be taken for each other.
type Apart struct {
	field

	// two words or more
	Words list[text] `key:"words" like:"[organ, organise]" required:"true"`
	// what goes wrong otherwise, for whoever puts them together
	Why text `key:"why" like:"One is played, the other is hard work" required:"true"`
}

// Plain is an entry of vocabulary/plain.yaml: hard words, which `check` and the form for groups offer something plainer
// for.
type Plain struct {
	field

	// what people write, in small letters, each form of it
	Words list[text] `key:"words" like:"[commence, commences]" required:"true"`
	// what one could say instead
	Say text `key:"say" like:"start" required:"true"`
}

// Spelling is an entry of vocabulary/spellings.yaml.
type Spelling struct {
	field

	// the spelling of this directory: a word, or an ending behind a hyphen
	Write text `key:"write" like:"colour" required:"true"`
	// how else it is spelt
	Also list[text] `key:"also" like:"[color]" required:"true"`
}

// Strand is an entry of vocabulary/strands.yaml: a group finer than kinds and needs. It puts
// those first whose own words are of it, and finds nothing by itself.
type Strand struct {
	field

	// what `search --explain` calls it
	Slug text `key:"slug" like:"choirs" required:"true"`
	// phrases of `kinds.yaml`, `good-for.yaml` and `synonyms.yaml` that are of it, 40 at most
	Words list[text] `key:"words" like:"[choir, singing]" required:"true"`
	// phrases that are near it: they count half
	Also list[text] `key:"also" like:"[carols]"`
	// `true` where its phrases are things that differ, as netball and cricket do: who asks for one is not told that another is that
	Unlike flag `key:"unlike" like:"true"`
	// `true` on the entry of phrases that mean all of a kind or a need, and so no strand
	None flag `key:"none" like:"true"`
}

// Audience is an entry of vocabulary/audiences.yaml: what somebody is, that is no age. What a
// listing says of such people meets what somebody says of themselves. It is no filter.
type Audience struct {
	field

	// what `search --explain` calls it
	Slug text `key:"slug" like:"veterans" required:"true"`
	// what people say of themselves, and listings of them: 40 at most
	Words list[text] `key:"words" like:"[veteran, ex-forces]" required:"true"`
	// what listings say that are near to being for them: those are shown as close; 40 at most
	Also list[text] `key:"also" like:"[regiment]"`
	// access features that a listing names for such people
	Access list[text] `key:"access" like:"[bsl]"`
	// needs that such people have
	GoodFor list[text] `key:"good_for" like:"[finding-work]"`
	// what is offered to such people: `buddy`, `children-alone`, `pay-what-you-can`, `concessions`,
	// `helpers-wanted`, `partners-wanted`, `just-watch` or `without-phone`
	Offers list[text] `key:"offers" like:"[pay-what-you-can]"`
	// how often it happens, where somebody says that: `weekly`, `fortnightly`, `monthly` or `once`
	Repeats list[text] `key:"repeats" like:"[monthly]"`
	// access features that help such people among others: what names one is shown as close
	AlsoAccess list[text] `key:"also_access" like:"[large-print]"`
	// needs that such people have among others: what is good for one is shown as close
	AlsoGoodFor list[text] `key:"also_good_for" like:"[being-new-here]"`
}
