# The whole scheme at once: everybody who is looking and every free place.

command-scheme = Whole scheme
command-scheme-help = Shows everybody who is looking and every free place at once

scheme-trail = Whole scheme
scheme-title = { $programme }: everybody and every place
scheme-title-ways = The ways of giving out the places, beside each other
scheme-title-sentences = The whole scheme in sentences
scheme-caution = Only suggestions to talk about. What both say after meeting counts for more.
scheme-counts = { $looking ->
    [one] 1 person is looking.
   *[other] { $looking } people are looking.
  } { $places ->
    [one] 1 place is free in
   *[other] { $places } places are free in
  } { $homes ->
    [one] 1 home.
   *[other] { $homes } homes.
  }
scheme-placed = { $n ->
    [one] 1 has a place,
   *[other] { $n } have a place,
  } { $out ->
    [0] nobody is without
    [one] 1 has none
   *[other] { $out } have none
  }
scheme-total = total { $points }
scheme-ask-first-are-out = Ask-first pairs ({ $n }) are left out
scheme-ask-first-are-in = Ask-first pairs ({ $n }) are in
scheme-ask-first-in = Ask-first in
scheme-ask-first-out = Ask-first out
scheme-next-way = Next way
scheme-way-before = Way before
scheme-compare = Compare ways
scheme-other-programme = Other programme

## The ways
scheme-way-movers-first = { $programme ->
    [homeshare] Homesharer-first
   *[other] Person-first
  }
scheme-way-homes-first = { $programme ->
    [homeshare] Householder-first
   *[other] Household-first
  }
scheme-way-by-fit = Same fit
scheme-way-most-people = Most people
scheme-way-highest-total = Highest total
scheme-says-movers-first = People choose first, each down their own list, and homes keep who they would rather have. Nobody here and no home would both rather have each other.
scheme-says-homes-first = Homes choose first, each down their own list, and people keep what they would rather have. Nobody here and no home would both rather have each other.
scheme-says-by-fit = Both sides go by the same fit. If no fits are equal there is only 1 such way, and it gives the best pair its place first. Who would rather swap is counted by each side's own view.
scheme-says-most-people = As many people as can have a place, then as many points. It can part those who would both rather have each other.
scheme-says-highest-total = The highest total of fits, whoever is left without. It can part those who would both rather have each other.
scheme-way-line = { $way }: { $placed }, total { $points }, { $rather }.
scheme-rather-count = { $n ->
    [0] nobody would both rather swap
    [one] 1 pair would both rather swap
   *[other] { $n } pairs would both rather swap
  }
scheme-rather = { $name } and { $home } would both rather have each other.
scheme-ways = { $n ->
    [one] There is 1 way
   *[other] There are { $n } ways
  } of giving out the places so that nobody would both rather swap. The highest total among them is { $points }.
scheme-ways-more = There are more than { $n } ways of giving out the places so that nobody would both rather swap. The highest total among those { $n } is { $points }.
scheme-same-either-way = It comes to the same whichever side chooses first.
scheme-differs = If the homes choose first, { $n ->
    [one] 1 person has another home:
   *[other] { $n } people have other homes:
  }
scheme-moves = { $name }: { $home } instead of { $was }.
scheme-moves-gains = { $name }: { $home } instead of no home.
scheme-moves-loses = { $name }: no home instead of { $was }.

## The list
scheme-heading-home = Suggested home
scheme-heading-fit = Fit
scheme-heading-own = Their list
scheme-heading-theirs = Home's list
scheme-place = { $place } of { $n }
scheme-row = { $name }: { $home }. Fit { $fit }, likely { $low } to { $high }. { $own } on their own list, { $theirs } on the list of the home.
scheme-row-sure = { $name }: { $home }. Fit { $fit }. { $own } on their own list, { $theirs } on the list of the home.
scheme-row-none = { $name }: no home. { $why }.
scheme-no-place = No place, whichever side chooses first ({ $n }): a fact, not a choice
scheme-no-place-here = No place in this way ({ $n })
scheme-none = No home could work
scheme-none-own = In their own way: { $rule }
scheme-none-rule = No home could work. { $rule } leaves out { $n } of { $homes }
scheme-none-ask = { $n ->
    [one] 1 home could work
   *[other] { $n } homes could work
  } once a question is answered
scheme-none-rather = { $n ->
    [one] 1 home could work, and it has people it would rather have
   *[other] { $n } homes could work, and all have people they would rather have
  }
scheme-none-others = { $n ->
    [one] 1 home could work, and its place goes to somebody else
   *[other] { $n } homes could work, and their places go to others
  }
scheme-note-ask = { $n ->
    [one] 1 question to ask first.
   *[other] { $n } questions to ask first.
  }
scheme-note-little-known = Less than half of what matters is known yet.
scheme-note-meeting = { $name } is being introduced to { $homes }.
scheme-mark-ask = ask first
scheme-mark-little = little known

## What a place costs the others
scheme-cost-nothing = If { $name } takes this place now, the others together lose nothing.
scheme-cost-points = If { $name } takes this place now, the highest total of the others falls by { $points }.
scheme-cost-people = If { $name } takes this place now, { $people ->
    [one] 1 fewer of the others
   *[other] { $people } fewer of the others
  } can have a place.
scheme-cost-both = If { $name } takes this place now, { $people ->
    [one] 1 fewer of the others
   *[other] { $people } fewer of the others
  } can have a place, and their highest total falls by { $points }.
scheme-cost-moves = The best home left for { $name } is then { $home } instead of { $was }.
scheme-cost-gains = { $name } then has { $home }.
scheme-cost-none-left = No home is then left for { $name }, instead of { $was }.
scheme-cost-more = And { $n } more would have other homes.

## What is kept out, and ties
scheme-agreed = { $name } and { $home } have both said yes. Their place is kept for them.
scheme-set-aside = { $n ->
    [one] 1 pair is not suggested because it was set aside.
   *[other] { $n } pairs are not suggested because they were set aside.
  }
scheme-said-no = { $n ->
    [one] 1 pair is not suggested because somebody said no.
   *[other] { $n } pairs are not suggested because somebody said no.
  }
scheme-ties = Ties: the fewest options left, then the longest wait, then the reference.

## Nobody and nothing
scheme-empty = Nobody is looking for a match, and no home has a free place.
scheme-nobody-looks = Nobody is looking for a match now.
scheme-no-places = No home has a free place now.
scheme-nobody-here = There is nobody here to choose
scheme-no-suggestion = No home is suggested here. M shows the shortlist
scheme-tip = W says why. Left and right show the other ways of giving out the places
scheme-tip-nobody = 2 shows people and homes. N there adds somebody

## As a file and as a plain command
export-scheme = what the whole scheme suggests
export-own-place = Place on their own list
export-their-place = Place on the list of the home
