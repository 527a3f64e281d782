# Words of the health and risk sheets, which open only deliberately.

sheet-health = Health sheet
sheet-risk = Risk sheet

history-restricted = { $part }. What it says shows only on the sheet, once that is open
part-sheet-item = Item of a sheet
part-sheet-showing = Showing of a sheet

## On the profile, and wherever a sheet is named
restricted-heading = Sheets that open only when somebody asks
restricted-nothing = Nothing is written on it
restricted-count = { $n ->
    [one] 1 item, last gone through on { $day }
   *[other] { $n } items, last gone through on { $day }
  }
restricted-title = { $sheet } of { $name }

## The question before it opens
restricted-question = This opens what is written here. That you opened it is written down, with your name and the day, and stays on the sheet.
restricted-policy = Everybody who can open this file can open the sheet. Who should is for your scheme to say, and who did can be seen here.
restricted-stays-closed = This sheet stays closed: that you opened it could not be written down, because this file can only be looked at.
restricted-leave-closed = Leave it closed
restricted-open-for-me = Open it for me
restricted-open-to-show = Open it to show somebody
restricted-tip = 1, 2 or 3, or Enter takes what is highlighted

## While it is open
restricted-noted = It is written down that this sheet was opened
restricted-empty = Nothing is written here yet. N adds something
restricted-own-words = In { $name }’s words
restricted-helps = What helps
restricted-changed = What has changed since
restricted-last = When it was last so
restricted-context = What was going on
restricted-need = Who needs to know
restricted-review = Look at it again
restricted-looked-at = Last gone through
restricted-by = By { $day }
restricted-was-due = It was due on { $day }
restricted-no-day = No day is set
restricted-showings = Who opened it, and who was shown it
restricted-read-by = Opened by { $who }
restricted-shown-by = Shown to { $to } by { $who }. Why: { $why }
restricted-add = Add
restricted-close = Close
restricted-no-item = Move to an item first
restricted-tip-open = Esc closes it. It closes by itself after 2 minutes without a key

## When it closed by itself
restricted-closed = The sheet is closed, because no key was pressed for 2 minutes
restricted-shut = This is closed. What you typed is kept, and shows again once the sheet is open.
restricted-tip-shut = Enter goes back to the sheet

## An item
form-sheet-item = An item
sheet-item-pinned = Write it so that { $name } could read it. It shows nowhere but on this sheet.
field-sheet-item-what = What it is about
field-sheet-item-own-words = In { $name }’s words
field-sheet-item-helps = What helps
field-sheet-item-changed = What has changed since
field-sheet-item-last = When it was last so
field-sheet-item-context = What was going on
field-sheet-item-need = Who needs to know
field-sheet-item-review = Look at it again by
problem-sheet-what = Enter what it is about
problem-sheet-last = Enter a day that is not after today

## Showing it to somebody
form-sheet-showing = To show somebody
sheet-showing-pinned = The sheet opens once this is saved. It stays on the sheet.
field-sheet-showing-to = Whom you show it to
field-sheet-showing-why = Why, and how it was agreed
problem-sheet-to = Enter whom you show it to
problem-sheet-why = Enter why, or how it was agreed
