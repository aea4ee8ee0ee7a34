# What an editor looks at twice in a pull request: a line for each reason, of GitHub's
# list of its files (gh api --paginate --slurp). It is a help to whoever reads, not a
# lock: nothing is published that nobody has read.

# How a group is reached: the fields, or a telephone number or address wherever it stands.
def reaches: test("(^|[^a-z_])(contact|form_to|phone|sms|textphone|email|website|referral|if_worried)[\"']?\\s*:")
  or test("[0-9]([ -]?[0-9]){8,}|[^\\s]@[^\\s]") or test("^[-+]\\s*\\?\\s|\\\\[uUxN]"); # or YAML that hides a field

.[][]
| . as $file
| [(.patch // "") | split("\n")[] | select(test("^[-+]"))] as $lines
| if [.filename, .previous_filename // ""] | any(test("^(content|base)/(nations|vocabulary)/|^content/site\\."))
  then "\(.filename): urgent numbers, words that everything is found by, or facts of the whole site"
  elif .filename | test("^content/(activities|organisations)/") | not then empty
  elif .patch == null and .changes > 0 then "\(.filename): too much has changed to show"
  elif .status == "added" then
    if $lines | any(test("form_to")) then "\(.filename): whom its form writes to" else empty end
  elif $lines | any(reaches) then "\(.filename): how a group is reached that was here before"
  else empty end
