# Words of People: the list, profiles, preferences and the forms that fill them in.

## What is known, in words
tell-partly = { $what } (partly)
tell-and-not = { $there }. Not: { $what }
tell-only-not = Not: { $what }
tell-none = None
tell-want = { $topic }: { $what }
tell-avoid = { $topic }: not { $what }
tell-avoid-topic = Not: { $topic }
tell-near = Near { $place }
tell-must-near = Near { $place }: { $minutes } minutes at most, { $mode }
tell-between = { $low } to { $high }
tell-at-least = { $low } or more
tell-at-most = { $high } or fewer
tell-or = { $first } or { $last }
stage-short-new = New
stage-short-being-assessed = Starting
stage-short-looking = Looking
stage-short-introductions = Meeting
stage-short-in-arrangement = Matched
stage-short-on-hold = On hold
stage-short-left = Left
side-person = Wants support
side-household = Offers a home
side-householder = Householder (Homeshare)
side-homesharer = Homesharer

## People
people-find = Find:
people-find-hint = / to find by name, place or reference
people-counts = { $shown } of { $total }
people-column-name = Name
people-column-wants = Wants
people-column-where = Where
people-column-stage = Stage
people-wants-person = Support
people-wants-room = A room (Homeshare)
people-offers-home = Offers a home
people-offers-room = Offers a room
people-offers-free = Offers a home, { $n } free
people-show = Show:
people-show-everyone = Everyone
people-show-wanting = Wanting support
people-show-offering = Offering a home
people-show-homeshare = Homeshare
people-to-list = Move to list
people-clear = Clear
people-new = New person
people-tip = Type a name, a place or a reference. Spelling does not have to be exact
people-match = { $n ->
    [one] 1 matches “{ $typed }”
   *[other] { $n } match “{ $typed }”
  }. Spelling does not have to be exact
people-nobody = Nobody matches “{ $typed }”. Ctrl+N adds a new person
people-nobody-near = Nobody matches “{ $typed }”. Did you mean { $who }? Ctrl+N adds a new person
people-nobody-here = Nobody is highlighted
people-nobody-on-this-side = Nobody is on this side yet. F shows everyone
people-empty = You have no people yet. Ctrl+N adds one. 7 then I brings in a spreadsheet
people-matters-most = What matters most to { $name }
people-matters-nothing = Not asked yet
people-where-things-are = Where things are
people-meeting-planned = { $what } with { $who } planned, { $when }
people-meeting-was = { $what } with { $who }, { $when }
people-agreed = Profile checked with { $name } { $when }

## One profile
profile-unfinished = Not finished
profile-not-agreed = Not agreed with them yet
profile-agreed = Agreed with { $name } on { $day }
profile-must-have = Must have
profile-not-known = Not known yet
profile-more-unknown = and { $n } more
profile-at-a-glance = At a glance
profile-what-we-are-like = What we are like to live with
profile-none-yet = None recorded yet
profile-next-page = Next page
profile-page-before = Page before
profile-step = On hold or leaving
profile-add = Add another
profile-page-one = One page
profile-page-story = Story and communication
profile-page-home = Home life, home and support
profile-page-record = Contact, checks and household
profile-page-happened = What has happened
profile-tip-one = This is what others see first. Contact details are on later pages (→)
profile-tip-answers = E changes what is highlighted. Each answer keeps who said so and when
profile-tip-record = E changes what is highlighted, N adds another, Delete takes it out
profile-tip-happened = Enter opens what is highlighted
profile-no-introductions = No introductions are under way. M finds who could fit
profile-basics = Contact and basics
profile-reference = Reference
profile-full-name = Full name
profile-born = Born
profile-pronouns = Pronouns
profile-postcode = Postcode
profile-contact = Contact
profile-since = Waiting since
profile-notes = Notes
profile-their-reference = Reference elsewhere
profile-steps = How they stand with the scheme
profile-until = { $what } until { $day }
profile-checks = Checks and approvals
profile-runs-out = { $what }, until { $day }
profile-ran-out = { $what }, but it ran out on { $day }
profile-members = Who lives there
profile-left = left { $day }
profile-rooms = Rooms
room-ground-floor = Ground floor
room-own-bathroom = Own bathroom
room-step-free = Step-free
profile-journeys = Journeys that were measured
profile-journey = { $minutes } minutes, { $mode }, on { $day } ({ $who })
profile-arrangements = Arrangements
profile-living = { $kind }, since { $start }
profile-living-ended = { $kind }, { $start } to { $end }
profile-introductions = Introductions
profile-meeting = { $what }, { $day }: { $happened }
profile-set-aside = Set aside on { $day }: { $why }
profile-leftovers = Left over from an import
glance-looking-for = Looking for
glance-offers = Offers
glance-from = From
glance-communicates = Communicates
glance-approved = Approved for
glance-help = Wants help
glance-can-help = Can help
glance-hours = Hours a week
glance-lives = Lives with
glance-where = Where
glance-lives-in = Near
glance-places = Places
glance-free = { $n ->
    [0] None free today
    [one] 1 free today
   *[other] { $n } free today
  }

## Preferences
preferences-title = Preferences
preferences-question = What matters to { $name } in a home? Talk it through, and move the bars until it is right
preferences-question-home = What matters to { $name } in somebody who moves in? Talk it through, and move the bars until it is right
preferences-how-much = How much
preferences-in-words = In { $name }’s words
preferences-less = Less
preferences-more = More
preferences-must-have = Must have
preferences-words = Words
preferences-choose = Choose
preferences-add = Add another
preferences-out = Taken out
preferences-not-stated = E says which
preferences-must-haves = Must have (a match without this is left out)
preferences-not-asked = Not asked yet (N adds one)
preferences-find = Add what matters:
preferences-no-row = Nothing is highlighted
preferences-tip = Nothing changes for matching until you press Ctrl+S. 0 to 3 sets a bar
preferences-saved = Saved, and agreed with { $name } today. Ctrl+Z to undo
draft-preferences = Preferences: { $name }

## History

## Forms
draft-about = { $what }: { $name }
form-nothing-else = Nothing else
problem-date = Date must be a real date
problem-whole-date = Date must be a day, with its month and year
problem-postcode = Postcode must be a real postcode, or leave the first half only
problem-number = Number must be a whole number within the range shown
problem-name = Enter a name
problem-side = Choose whether they want support or offer a home
problem-born = Date of birth must be in the past
problem-since = Waiting since must be today or in the past
problem-agreed = The day it was agreed must be today or in the past
problem-said-on = The day it was said must be today or in the past
problem-nothing-changed = Nothing was changed. Esc goes back

form-new-profile = New person
draft-new-profile = New person
new-profile-least = A side and a name are enough. The rest can wait: the profile is marked not finished
new-profile-saved = { $name } is added. Fill in the rest when you can. Ctrl+Z to undo
new-profile-twin = There is already { $name } in { $place }, aged { $age } ({ $reference }). Save if this is someone else
new-profile-twin-place = There is already { $name } in { $place } ({ $reference }). Save if this is someone else
new-profile-twin-name = There is already { $name } ({ $reference }). Save if this is someone else
field-new-profile-side = Which side
field-new-profile-name = Name
field-new-profile-born = Date of birth
field-new-profile-postcode = Postcode
field-new-profile-kinds = Kinds of arrangement
field-new-profile-since = Waiting since
field-new-profile-contact = How to reach them

form-edit-profile = Contact and basics
field-edit-profile-name = Name they like to be called
field-edit-profile-full-name = Full name
field-edit-profile-born = Date of birth
field-edit-profile-pronouns = Pronouns
field-edit-profile-postcode = Postcode
field-edit-profile-contact = How to reach them
field-edit-profile-since = Waiting since
field-edit-profile-agreed = Profile agreed with them on
field-edit-profile-notes = Notes

form-section = Edit
section-pinned = { $name }: { $section }. Leave a box empty for not asked, or type ? for not known yet
section-range = { $low } to { $high }
section-one-page = One-page profile
section-story = Their story
section-communication = Communication
section-looking = What is looked for or offered
section-home-life = Life at home
section-home = The home
section-support = Support
section-homeshare = Homeshare
field-section-said-by = Who said so
field-section-how = How
field-section-on = When

form-member = Who lives there
field-member-name = Name
field-member-role = What they are to the home
field-member-age = How old
field-member-view = About sharing the home
field-member-words = In their words
field-member-asked = Asked on
field-member-from = Lives there since
field-member-left = Left on
problem-member-role = Choose what they are to the home
problem-left-before = The day they left must be the same as or after the day they came

form-room = Room
field-room-name = What it is called
field-room-ground-floor = On the ground floor
field-room-own-bathroom = Own bathroom
field-room-step-free = Step-free from the street
field-room-note = Anything else
problem-room-name = Enter what the room is called

form-check = Check
field-check-what = What
field-check-outcome = How it came out
field-check-done = Done on
field-check-expires = In order until
field-check-decided-by = Who decided
field-check-note = Note
problem-check-kind = Choose what was checked
problem-check-outcome = Choose how it came out
problem-check-future = Date of the check must be today or in the past
problem-check-decided-by = Enter who decided

form-milestone = On hold or leaving
milestone-now = { $name } now: { $stage }
field-milestone-step = What
field-milestone-on = From
field-milestone-until = Until, if known
field-milestone-note = Why
problem-step = Choose what changes
problem-step-on = Enter the day it changes
problem-until-before = The last day must be the same as or after the first

form-journey = Journey
field-journey-place = To which postcode
field-journey-mode = How
field-journey-minutes = Minutes from door to door
field-journey-on = When
field-journey-said-by = Who measured it
problem-minutes = Enter how many minutes

form-wish = What matters
wish-pinned = { $name }: { $topic }
field-wish-words = In their words
field-wish-items = Which
field-wish-low = From
field-wish-high = To
field-wish-place = Near which postcode
field-wish-place-name = What the place is
field-wish-minutes = Minutes that are no trouble
field-wish-mode = How they would travel
field-wish-direction = Wants it or not
field-wish-level = How much it matters
field-wish-set-by = Whose words
problem-wish-nothing = Choose which, or set how much it matters to 0

form-must-have = Must have
must-have-pinned = { $name } must have: { $topic }
must-have-protected = { $what } is protected in law. A must-have about it needs a good reason, and somebody who approved it
must-have-instead-reason = It stays a must-have: enter why
must-have-instead-wish = Keep it as a wish that matters a lot
field-must-have-instead = Without a reason
field-must-have-items = Which
field-must-have-low = From
field-must-have-high = To
field-must-have-place = Near which postcode
field-must-have-place-name = What the place is
field-must-have-minutes = Minutes at most
field-must-have-mode = How they would travel
field-must-have-direction = Must be there or must not
field-must-have-kind = What kind
field-must-have-reason = Why
field-must-have-could-change = Could it change
field-must-have-approved-by = Who approved it
field-must-have-review = Look at it again on
problem-must-have-nothing = Choose what must be so
problem-must-have-reason = Enter why. A must-have leaves people out, so it always has a reason. Without one it can be a wish that matters a lot
problem-must-have-approved = Enter who approved it. Equality law protects this, so nobody asks for it by themselves
