# Words of the frame every screen stands in: places, commands, messages, dates.

## Places
place-today = Today
place-people = People
place-match = Match
place-introductions = Introductions
place-introductions-short = Intros
place-arrangements = Arrangements
place-arrangements-short = Arr
place-learn = Learn
place-files = Files

## Line 1
demo-mark = DEMO: practice people
names-shown = Names: { $how }
names-full = Names are shown in full
names-first = Names are shown as first name and initial
names-initials = Names are shown as initials
names-full-short = full
names-first-short = first
names-initials-short = initials
state-saved = All saved { $time }
state-keeping-draft = Keeping a draft
state-draft-kept = Draft kept { $time }
state-saving = Saving
state-not-saved = Not saved yet
theme-light = Dark letters on light
theme-dark = Light letters on dark
theme-high-contrast = More contrast
theme-plain = No colour

## Commands: the name in the key bar, and what it does
command-open = Open
command-open-help = Opens what is highlighted
command-next = Next
command-back-box = Back
command-keep-draft = Keep draft
command-record = Record
command-record-help = Records what happened
command-new = New
command-new-help = Adds something new
command-edit = Edit
command-edit-help = Changes what is written here
command-save = Save
command-save-help = Saves what you have written
command-preferences = Preferences
command-preferences-help = Opens what matters to them, and what must be so
command-match = Match
command-match-help = Finds who could fit
command-why = Why
command-why-help = Shows why, from both sides
command-introduce = Introduce
command-introduce-help = Arranges an introduction
command-forward = Start arrangement
command-forward-help = Starts the arrangement once both have said yes
command-stop = Stop
command-stop-help = Stops, sets aside or ends, and asks why
command-tick = Tick
command-tick-help = Ticks what is highlighted
command-import = Import
command-import-help = Brings in a spreadsheet, which you check before anything is added
command-leave-out = Leave out
command-leave-out-help = Leaves this row of the spreadsheet out
command-keep-both = Keep both
command-keep-both-help = Keeps both: they are different people or homes
command-take-out = Take out
command-take-out-help = Takes it out. Undo puts it back
command-done = Done
command-done-help = Marks it as done
command-export = Save as a file
command-export-help = Saves this list as a spreadsheet outside the locked file
command-up = Up
command-up-help = One line up
command-down = Down
command-down-help = One line down
command-left = Left
command-left-help = To the left, or less
command-right = Right
command-right-help = To the right, or more
command-page-up = Page up
command-page-up-help = A page up
command-page-down = Page down
command-page-down-help = A page down
command-first = First
command-first-help = To the first line
command-last = Last
command-last-help = To the last line
command-next-box = Next box
command-next-box-help = To the next box or panel
command-previous-box = Box before
command-previous-box-help = To the box or panel before
command-find = Find
command-find-help = Finds in this list by any spelling
command-choices = Choices
command-choices-help = Shows the choices for this box
command-left-out = Left out
command-left-out-help = Shows who was left out by a must-have, and why
command-questions = Questions
command-questions-help = Shows the questions whose answers would help most
command-filter = Show only
command-filter-help = Shows only some of the list
command-sentences = As sentences
command-sentences-help = Shows the same in sentences
command-large = Write more
command-large-help = Opens a large window to write in
command-reveal = Show or hide
command-reveal-help = Shows or hides what you typed
command-back-to-this = Put it back like this
command-back-to-this-help = Makes what the change changed read as it did before it. That is a change of its own, and Ctrl+Z undoes it
command-history = History
command-history-help = Shows what was changed, when and by whom
command-help = Help
command-help-help = Shows this page
command-anything = Find or do anything
command-anything-help = Finds any person, home, place or action
command-anything-short = Do anything
command-hide-short = Hide
command-hide = Hide screen
command-hide-help = Hides the screen at once
command-undo = Undo
command-undo-help = Undoes the last change, and says which
command-redo = Redo
command-redo-help = Puts back what you undid
command-names = Names
command-names-help = Shows names in full, as first name and initial, or as initials
command-copy = Copy
command-copy-help = Copies this line or box, within Settled only
command-paste = Paste
command-paste-help = Puts in what you copied
command-back = Back
command-back-help = Back one step. What you typed is kept
command-theme = Colours
command-theme-help = Changes the colours
command-quit = Close
command-quit-help = Closes Settled. Drafts are kept

## Help, the box, questions, the cover
help-title = Help: { $screen }
help-group-do = Do
help-group-move = Move
help-group-see = See
help-group-everywhere = Everywhere
help-foot = Enter does what is highlighted.  √ yes   × no   ? not known   ! needs attention   ► you are here   Esc closes
palette-prompt = Find or do anything:
palette-nothing = Nothing matches. Try fewer letters
palette-foot = Enter Choose   ↑ ↓ Move   Esc Close
ask-export = This saves { $list } as a spreadsheet outside the locked file. It has full names and it will not be locked. Anybody who can open this folder can read it.
ask-export-no = Do not save
ask-export-yes = Save the spreadsheet
export-people = the list of people and homes
export-shortlist = this shortlist
export-introductions = the introductions
export-arrangements = the arrangements
export-waiting = the list of who is waiting
export-history = the history
hidden-title = Screen hidden
hidden-enter = Press Enter to come back (until { $time }).
hidden-after = After that you will need your passphrase.
hidden-passphrase = Type your passphrase and press Enter
too-small = This window is too small. Make it at least { $columns } by { $rows }. Your draft is safe.

## Messages
saved = Saved: { $what }, { $about }. Ctrl+Z to undo
undone = Undone: { $what }, { $about }. Ctrl+Y puts it back
redone = Put back: { $what }, { $about }
exported = Saved to { $path }. It is not locked
copied = Copied within Settled. Ctrl+V puts it in another box
nothing-to-copy = There is nothing to copy here
at-the-start = You are at the start. Ctrl+Q closes Settled
draft-kept = Draft kept. It is on Today
draft-found = You started this on { $when }. 1 Carry on, 2 Start again
draft-carried-on = Here is what you had written
draft-started-again = Started again. What you had written before stays on Today until you save
form-undone = Here is what you saved and undid. Put it right and save again
form-tip = Press a number to choose, Enter for the next box. Your words are kept even if you press Esc
form-problems = { $n ->
    [one] There is a problem. It is marked beside its box
   *[other] There are { $n } problems. They are marked beside their boxes
  }
form-problem-heading = There is a problem
form-save-button = [ Save ]
date-not-sure = not sure yet
date-two-ways = 1 is { $first }, 2 is { $second }. We take the first, or write the day
postcode-not-sure = not sure yet

## Troubles
trouble-locked = { $who } has this file open, since { $since }. Only one can work in it at a time. Try again, or ask them to close it
trouble-locked-unknown = This file is open somewhere else. Only one can work in it at a time. Close it there and try again
trouble-damaged = We cannot read this file: it is damaged. Keep it as it is, and open your last safe copy
trouble-keys-damaged = The key file, scheme.keys, is damaged, and there is no whole copy of it on this computer. A safe copy in another place, such as a memory stick, has one: put it into the folder of the scheme
trouble-keys-missing = The key file, scheme.keys, is missing, and so is every copy of it on this computer. A safe copy in another place, such as a memory stick, has one: put it into the folder of the scheme
trouble-not-ours = This is not a file of Settled. Nothing was changed
trouble-practice-mixup = Practice people and real records never share a file. Nothing was changed
trouble-too-new = This file was made by a newer Settled. Use that one to open it. Nothing was changed
trouble-too-old = This file was made by a Settled that is too old for this one. Nothing was changed
trouble-wrong-passphrase = That passphrase does not open this file. Look whether Caps Lock is on
trouble-wrong-words = These are not the recovery words of this file. Check them against the sheet
trouble-unknown-word = "{ $word }" is not one of the recovery words. Did you mean "{ $nearest }"?
trouble-weak-passphrase = Passphrase must be 4 words or more, or 16 characters or more
trouble-conflict = That cannot be undone by itself: { $who } made a later change to the same thing ({ $what }, { $about }). Put that back first, in the history
trouble-full = There is no space left on this computer, so this is not saved yet. Your words are kept. Free some space, then press Ctrl+S
trouble-may-not-grow = The file may not grow any further here, so this is not saved yet. Your words are kept. The disk takes no larger file, as on many sticks, or this account may write none: ask whoever looks after this computer, then press Ctrl+S
trouble-missing = It is not there any more
trouble-no-scheme = There is no scheme in this folder yet. Run settled without a command to set one up, or name its folder with --folder
trouble-already-there = There is a scheme in this folder already. Choose another folder, or open that one
trouble-read-only = This folder may only be read, so nothing can be saved in it. Choose a folder you may write to
trouble-io = That did not work: { $why }. Nothing was lost
trouble-nothing-to-undo = Nothing to undo yet
trouble-nothing-to-redo = Nothing to put back
trouble-bug = Something went wrong that should not ({ $what }). Nothing was lost

refusal-over-capacity = { $home } has room for { $approved }. From { $from } there would be { $who }
refusal-lives-elsewhere = { $person } already lives with { $home }, since { $since }. End that arrangement first
refusal-lock-open = Cannot start yet: { $who } said yes to this arrangement. Press R to record the answer
refusal-not-approved = Cannot start yet: there is no approval in order for { $home } on { $on }
refusal-ends-before-start = End date must be the same as or after { $start }, when it started
lock-mover = the person has not
lock-home = the household has not
lock-other = somebody has not
name-not-known = somebody whose name is not known
stay-until = { $name } (until { $until })
stay-from = { $name } (from { $from })

## Dates
date-day = { $day } { $month } { $year }
date-full = { $weekday } { $day }
date-moment = { $day } at { $time }
date-yesterday = Yesterday
away-today = today
away-tomorrow = tomorrow
away-yesterday = yesterday
away-in-days = in { $n } days
away-days-ago = { $n } days ago
away-in-weeks = in { $n } weeks
away-weeks-ago = { $n } weeks ago
away-in-months = in { $n } months
away-months-ago = { $n } months ago
span-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
span-weeks = { $n } weeks
span-months = { $n } months
span-years = { $n } years
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
weekday-monday-short = Mon
weekday-tuesday-short = Tue
weekday-wednesday-short = Wed
weekday-thursday-short = Thu
weekday-friday-short = Fri
weekday-saturday-short = Sat
weekday-sunday-short = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-1-short = Jan
month-2-short = Feb
month-3-short = Mar
month-4-short = Apr
month-5-short = May
month-6-short = Jun
month-7-short = Jul
month-8-short = Aug
month-9-short = Sep
month-10-short = Oct
month-11-short = Nov
month-12-short = Dec

## Today
today-morning = Good morning.
today-afternoon = Good afternoon.
today-evening = Good evening.
today-greeting = { $hello } { $late ->
    [0] Nothing is late
    [one] 1 thing is late
   *[other] { $late } things are late
  } and { $today ->
    [0] nothing is
    [one] 1 is
   *[other] { $today } are
  } due today.
today-late = Late
today-more-late = and { $n } more, ↓ shows them
today-today = Today, { $day }
today-next-7-days = Next 7 days
today-later = Later
today-any-time = Any time
today-carry-on = Carry on where you left off
today-drafts = Drafts ({ $n }), at the end of the list
today-this-week = This week
today-introductions = { $n } introductions under way
today-started = { $n ->
    [one] 1 arrangement started
   *[other] { $n } arrangements started
  }
today-household = household
today-why = Why it is here
today-tip = Press R to record what happened. It fills in the visit you have highlighted
today-nothing-due = Nothing is due today. Press 2 to find someone
today-empty = You have no people yet. N adds one. 7 then I brings in a spreadsheet
today-clock-behind = The clock of this computer is behind the last change in the file. Check the date before you record anything
today-nothing-to-open = There is nothing here to open yet
today-nothing-to-record = Highlight a meeting first, then press R

## The program stopped
crash = Something went wrong and Settled had to close ({ $at }). Everything that was saved is safe, and your draft is kept.

## Practice people
demo-who = Practice officer
