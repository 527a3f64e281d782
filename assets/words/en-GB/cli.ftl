# Words of the plain commands.

cli-demo-mark = DEMO: practice people, all of them invented.
cli-demo-making = Making { $count } practice people. So many take a while, once.
cli-passphrase = Passphrase:
cli-heading-reference = Reference
cli-heading-name = Name
cli-heading-kind = Kind
cli-heading-place = Where
cli-heading-stage = Stage
cli-heading-wants = Wants or offers
cli-heading-when = When
cli-heading-at = At
cli-heading-what = What
cli-heading-who = Who
cli-heading-why = Why
cli-heading-fit = Fit
cli-heading-range = Likely
cli-heading-own = Their own view
cli-heading-theirs = The other view
cli-likely = { $low } to { $high }
cli-people-count = { $n ->
    [0] Nobody matches.
    [one] 1 matches.
   *[other] { $n } match.
  }
cli-people-line = { $name }. { $kind }, reference { $reference }. Where: { $place }. Stage: { $stage }.
cli-show-who = { $name } is a { $kind }, reference { $reference }. Stage: { $stage }.
cli-show-age = Age { $age }.
cli-show-postcode = Postcode { $postcode }.
cli-show-fact = { $topic }: { $said }.
cli-show-wish = Wish about { $topic }: { $level }. In their words: { $words }.
cli-show-must-have = Must-have about { $topic }. Because: { $reason }.
cli-due-count = { $late } late, { $rest } still to come.
cli-due-line = { $when }: { $what } ({ $who }).
cli-due-line-at = { $when } at { $at }: { $what } ({ $who }).
cli-import-counts = { $file }: { $rows } rows. { $added } ready to add, { $answer } need an answer, { $double } may be here already, { $refused } refused, { $empty } empty.
cli-import-row = Row { $row }, { $name }: { $what }
cli-import-ask = Add { $n }? 1 Yes, 2 No:
cli-import-done = Added. settled undo takes them out again.
cli-import-nothing = Nothing was added.
cli-undone = Undone: { $what }, { $about }.
