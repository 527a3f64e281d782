# Checking the bars back with somebody: either-or questions.
check-begin = Tab asks { $name } { $n ->
    [one] 1 either-or question
   *[other] { $n } either-or questions
  } to check the bars
check-none = No homes on the list pull these bars different ways, so there is nothing to check back yet
check-none-people = No people on the list pull these bars different ways, so there is nothing to check back yet
check-done-on = Checked back with { $name } on { $day }
check-again = Checked back with { $name } on { $day }. Tab asks again
check-garden = a garden
check-done = Checked back with { $name }. Ctrl+S saves it
check-heading = Checking back with { $name }
check-count = question { $n } of { $of }
check-question-home = “Which home: { $one }, or { $other }?”
check-question-person = “Which person: { $one }, or { $other }?”
check-animal = { $code ->
    [fish] fish
    [hens] hens
    [other-pet] another pet
   *[other] a { $what }
  }
check-answers = 1  The first      2  The second      3  Not sure      Esc  Ask later
check-bars-first = Your bars say { $name } would choose 1. If { $name } says 2, we will offer to change the bars
check-bars-second = Your bars say { $name } would choose 2. If { $name } says 1, we will offer to change the bars
check-bars-same = Your bars say that both are the same to { $name }. An answer will offer to change them
check-said-first = { $name } says the first
check-said-second = { $name } says the second
check-said-not-sure = { $name } is not sure. The bars stay as they are
check-agreed = and so do the bars
check-offer = To agree, the bars would move: { $change }
check-offer-answers = 1  Move the bars      2  Leave the bars
check-no-change = No change of these 2 bars alone would say so. Talk it through
check-go-on = Enter goes on
check-move = { $what } from { $from } to { $to }
check-later = Asked later. The bars are as they were moved
check-tip = 1, 2 or 3 answers. Enter goes on
preferences-check = Check back
check-ask-later = Ask later
preferences-saved-checked = Saved, and checked with { $name } today. Ctrl+Z to undo
profile-checked-back = Preferences checked back on { $day }
