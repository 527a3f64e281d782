# Words of the check of the file.

check-whole = The file is whole. { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
  } and { $changes ->
    [one] 1 change
   *[other] { $changes } changes
  } were looked through
check-damaged = { $n ->
    [one] 1 thing in this file is
   *[other] { $n } things in this file are
  } not as written. So that it gets no worse, nothing can be changed in it. Put your newest safe copy back; this file is then kept for 7 days for someone to look at
check-code = It stands at { $code }. These letters can be written down with a safe copy or in minutes: the history shows them beside their change
check-more = { $n } more
check-part-of = { $part } of { $whose }
check-change = { $what }, { $about }, by { $who } on { $day }
check-unreadable = A part of the file cannot be read any more
check-orphans = Some entries lost what they belong to
check-end-missing = The newest changes in the log are missing, or an older state of the log was put back
check-before-missing = Before this change something is missing from the log: { $change }
check-change-differs = This change does not read as it was made: { $change }
check-part-differs = { $part } does not read as it was saved last. The last change to it: { $change }
check-part-unknown = { $part } came into the file without a change
check-part-missing = { $part } is missing. The last change to it: { $change }
check-drafts = Drafts are not as you left them

## What the parts of the record are called

part-profile = Profile
part-fact = Answer
part-member = Somebody who lives there
part-room = Room
part-preference = Preference
part-preference-item = Item of a preference
part-must-have = Must-have
part-check-record = Check
part-milestone = Step
part-journey = Journey time
part-pair = Pair
part-introduction = Introduction
part-view = What somebody said
part-arrangement = Arrangement
part-ending = Ending
part-ending-voice = Who wanted the ending
part-promise = Promise
part-leftover = Cell of a spreadsheet
part-setting = Setting
part-match-run = Kept shortlist
part-disagreement = Disagreement
