# Words of safe copies: making, trying and putting one back.

## Keys
command-safe-copy = Safe copy
command-safe-copy-help = Makes a safe copy now. In Files it opens the list of safe copies
command-safe-copies = Safe copies
copies-put-back = Put it back
command-try-copy = Try the newest
command-try-copy-help = Puts the newest safe copy in a scratch place, compares it with what it should hold, and takes it away again

## Why one was made
copy-why-by-hand = You asked for it
copy-why-closed = Closed or locked
copy-why-in-use = While you worked
copy-why-import = Before an import
copy-why-upgrade = Before a new form of the file
copy-why-keys = Before the keys were changed
copy-why-restore = Before another was put back
copy-why-evidence = Not as it was saved

## Files
files-copies = Safe copies
files-copies-see = See the safe copies, make one, or put one back
files-copies-try = Try the newest safe copy

## The file cannot be read
unlock-damaged = We cannot read this file. R shows your safe copies. The one you choose takes its place, and this file is kept for 7 days for someone to look at.
unlock-tip-damaged = R shows your safe copies. Nothing happens to the file before you say so

## The list
copies-trail = Safe copies
copies-title = Safe copies of this file
copies-title-locked = Safe copies on this computer
copies-make-here = Make a safe copy now, on this computer
copies-make-both = Make a safe copy now, here and in { $folder }
copies-none = There is no safe copy yet. B makes one. From then on Settled makes them by itself: when you close it, while you work and before anything large.
copies-none-practice = There is no safe copy yet. B makes one to try it out. Practice people get no safe copies by themselves.
copies-name = Name
copies-today = Today
copies-when = When
copies-why = Why
copies-where = Where
copies-profiles = People
copies-introductions = Intros
copies-arrangements = Arr
copies-changes = Changes
copies-code = Code
copies-check = Check
copies-here = here
copies-away = second
copies-both = both
copies-whole = √ fine
copies-damaged = × damaged
copies-second-none = They are only on this computer. Settings, at the end of Files, takes a second place for them.
copies-second-there = The second place is { $folder }. It is there.
copies-second-not-there = The second place is { $folder }. It is not there now. Plug it in and press B.
copies-second-reached = A safe copy last came there on { $when }.
copies-second-never = No safe copy has come there yet.
copies-tried = A safe copy was last tried on { $when }.
copies-tried-never = No safe copy has been tried yet. T tries the newest: nothing is changed by it.
copies-kept-how = Kept are the last 10, one for each of 7 days and one for each of 4 weeks, none older than { $days } days.
copies-tip = B makes a safe copy. Enter looks at the one that is highlighted
copies-working = Working. A safe copy is being made
copies-trying = Working. The newest safe copy is being tried

## One copy beside the file
copy-trail = Safe copy
copy-sides = The file and this safe copy
copy-now = The file now
copy-then = The safe copy
copy-row-when = Last changed
copy-row-made = Made
copy-row-profiles = People and homes
copy-row-introductions = Introductions
copy-row-arrangements = Arrangements
copy-row-changes = Changes in its log
copy-row-code = Head of its log
copy-not-open = not open
copy-not-known = not known
copy-why-line = Why it was made: { $why }. Where it is: { $where }.
copy-is-fine = √ It was opened and compared when it was made, and lies there as it was.
copy-is-evidence = ! It was made of a file that was not as it was saved: for someone to look at, not to go back to.
copy-is-damaged = × It does not lie there as it was made. Choose another one.
copy-lost = { $n ->
    [0] The file has had no changes since.
    [one] 1 change was made since. It is not in this copy.
   *[other] { $n } changes were made since. They are not in this copy.
  }
copy-how = Enter puts it in the place of the file, after asking. A safe copy of the file as it is now is made first, and the file itself is kept for 7 days.
copy-how-not-as-saved = Enter puts it in the place of the file, after asking. This file is not as it was saved, so no safe copy of it is made first: the file itself is kept for 7 days.
copy-how-locked = Enter puts it in the place of the file, after asking. If the file can still be read, a safe copy of it is made first. The file itself is kept for 7 days either way.
copy-how-practice = Enter puts it in the place of the file, after asking. The file as it is now is kept for 7 days.
copy-tip = Enter asks before anything happens. Esc goes back
copy-passphrase = The passphrase you had on { $day }
copy-passphrase-locked = The passphrase of this scheme
copy-passphrase-why = The keys were changed after this copy was made. It opens with a passphrase of that time. What comes back is put under the keys of now: nobody who was removed comes back with it.
copy-passphrase-why-locked = The file is locked, so the copy needs your passphrase too.
copy-passphrase-tip = Type it, then press Enter. Esc stops, and nothing has changed
copy-working = Working. The copy is opened and compared before it is put back
ask-restore = Put the safe copy from { $when } in the place of the file? { $lost } The file as it is now is kept for 7 days.
ask-restore-lost = { $n ->
    [0] Nothing was changed since.
    [one] 1 change made since will be gone from the file.
   *[other] { $n } changes made since will be gone from the file.
  }
ask-restore-no = Leave the file as it is
ask-restore-yes = Put the safe copy back

## What is said
copying = Making a safe copy: { $done } of 100 done
copy-made = Safe copy { $name } made at { $time }{ $second }
copy-made-copied = , and copied to { $folder }
copy-made-not-there = . Not copied to { $folder }: it is not there. Plug it in and press B
copy-made-not = . Not copied to { $folder }: { $why }
copy-not-thinned = . Older ones could not be taken away: { $why }
copy-tried-good = The safe copy from { $when } is good: it opens, holds what it should, and was taken away again
copy-restored = The safe copy from { $when } is your file now. What it replaced is kept for 7 days in { $folder }
trouble-no-copy = No safe copy could be made: { $why }
copy-why-not-full = there is no space left. Free some space and press B in Files
copy-why-not-may-not-grow = no file so large may be written there, as on many sticks. Choose another place in Settings, or ask whoever looks after this computer
copy-why-not-same = what was written could not be read back as it should be. The disk may be failing. Choose a second place in Settings
copy-why-not-read-only = the folder may only be read. Ask whoever looks after this computer
trouble-no-copies = There is no such safe copy any more. Look at the list again
trouble-copy-damaged = The safe copy from { $when } does not read as it was written. Choose another one. Nothing has changed
trouble-old-keys = The safe copy from { $when } is from before the keys were changed. Type the passphrase of that time

## Today
today-copies = Safe copy
today-copy-none = The first one is made when you close Settled
today-copy-newest = The last one: { $when }
today-copy-late = Late. What you changed is in no safe copy. Press 7, then B
today-copy-failed = The last one could not be made. Press 7, then B
today-copy-only-here = Only on this computer
today-copy-away-late = { $days } days without one in the second place. Plug it in, then 7 and B
today-copy-try = None was tried for 90 days. Press 7, then T
today-copy-older = This file was last changed on { $file }, but there is a safe copy of it from { $copy }. An older file was put in its place. Look at 7, Safe copies

## Plain commands
cli-copies-none = There is no safe copy.
cli-copies-line = { $name }: made on { $when }. { $why }. It is { $where }. { $holds }. { $check }.
cli-copies-holds = { $profiles } people and homes, { $introductions } introductions, { $arrangements } arrangements, { $changes } changes
cli-restore-sure = This puts the safe copy { $name } in the place of the file. { $lost } Run it again with --yes to do it.
