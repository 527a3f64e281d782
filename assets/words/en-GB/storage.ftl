# The file itself: where it may lie, who has it open, what it may hold, and how much room there is.

trouble-too-new-by = This file was made by a newer Settled: { $by }. This one is { $ours }. Use the newer one to open it. Nothing was changed
trouble-foreign-extra = This file holds something that Settled did not put there ({ $what }), so it stays closed. Keep it for someone to look at, and open your last safe copy
trouble-foreign-missing = This file does not hold all that Settled put there ({ $what } is not there), so it stays closed. Keep it for someone to look at, and open your last safe copy
trouble-foreign-different = Something in this file is not as Settled made it ({ $what }), so it stays closed. Keep it for someone to look at, and open your last safe copy

## Where the file may lie
trouble-on-the-network = This scheme lies on the network ({ $kind }), where a file that is being worked in can be damaged. It belongs on this computer, with safe copies on the network
trouble-copied-elsewhere = This scheme lies in a folder that { $program } copies elsewhere while you work, which can damage it. It belongs on this computer, with safe copies in that folder
trouble-moved = This scheme was moved to this computer. It is in { $to } now
trouble-nowhere-to-move = There is no other folder on this computer for it. Start settled with --folder and the name of a folder that is on this computer
trouble-look-only = This is a safe copy, to look at only. Nothing can be changed in it, printed or saved from it
trouble-not-as-saved = This file is not as it was saved: { $what ->
    [unreadable] a part of it cannot be read
   *[differs] an old part may have been put back
  }. So that it gets no worse, nothing can be changed in it. Put your newest safe copy back in Files. The check there (settled check) and History say what is wrong

## What can be done instead
instead-trail = Open your scheme
instead-title = The file did not open
instead-with-copy = { $what }. Your last safe copy is from { $day }
instead-do = Do this
instead-look = Look at the last safe copy
instead-move = Move it to this computer, and keep safe copies where it is now
instead-leave = Leave it where it is
instead-again = Try again
instead-close = Close Settled
instead-tip = Press a number, or choose with the arrows and press Enter
instead-moved = The file is on this computer now, in { $to }. Safe copies go to { $copies }. The old file is still there under another name

## A safe copy that is open to be looked at
look-only-mark = Safe copy of { $day } { $time }, to look at only
not-as-saved-mark = Not as it was saved: to look at only

## How much room there is, and what the clock says
today-little-room = ! Only { $n } MB are free on this computer. Free some space before the disk is full
today-long-after = This computer says it is { $today }, { $days ->
    [one] 1 day
   *[other] { $days } days
  } after the last change. If that is not so, put its clock right first
