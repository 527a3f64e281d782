# Words of Settings, and of hiding and locking.

## Keys
command-settings = Settings
command-settings-help = Shows what can be set, on one page
command-change-setting = Change
command-keep-setting = Keep it

## The page
files-settings = See and change what can be set
settings-trail = Settings
settings-look = How it looks
settings-away = When you are away from the keyboard
settings-copies = Safe copies
settings-tip = Enter changes what is highlighted, at once. Ctrl+Z takes it back
settings-tip-typing = Type it, then press Enter. Esc leaves it as it was
settings-between = It must be a whole number from { $least } to { $most }
settings-whole-path = Type the whole path of the folder, from its very beginning, or leave it empty
settings-yes = Yes
settings-no = No
settings-none = None
settings-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
settings-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }

## What can be set
setting-colours-help = Kept on this computer, because it is needed before the file is open.
setting-names-shown = Names when you open the scheme
setting-names-shown-help = F8 changes it until you close Settled.
setting-idle-minutes = Lock after no key for
setting-idle-minutes-help = 1 to 60 minutes. What you have typed is kept, then the key is wiped and the screen cleared.
setting-idle-minutes-practice = 1 to 60 minutes. Practice people are made up, so the screen is only covered.
setting-ask-after-hiding = Passphrase to come back from hiding
setting-ask-after-hiding-help = If no, Enter alone brings a hidden screen back within 60 seconds.
setting-hide-when-left = Hide when you go to another window
setting-hide-when-left-help = Works where the terminal says that its window was left. Many do.
setting-copy-folder = A second place for safe copies
setting-copy-folder-help = A folder that is not on this computer: a shared drive or a memory stick.
setting-copy-every-minutes = Make a safe copy while you work, every
setting-copy-every-minutes-help = 5 to 240 minutes, and only if something was changed.
setting-keep-copies-days = Keep safe copies for
setting-keep-copies-days-help = 7 to 365 days. Older ones are taken away by themselves.
setting-remind-after-days = Remind me about the second place after
setting-remind-after-days-help = 1 to 90 days without a safe copy there. Today says so.

## Hiding and locking
command-lock = Lock now
command-lock-help = Keeps what you have typed, closes the file and wipes its key
lock-practice = These are practice people, all made up, so there is nothing to lock. F9 hides the screen
locking-in = Locking in { $n ->
    [one] 1 second
   *[other] { $n } seconds
  }. Press any key to stay
hiding-in = Hiding the screen in { $n ->
    [one] 1 second
   *[other] { $n } seconds
  }. Press any key to stay
hidden-locking = Locking. What you have typed is being kept.
hidden-enter-only = Press Enter to come back.
locked-asked = Locked because you asked for it. What you had typed is kept.
locked-idle = Locked after { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  } without a key. What you had typed is kept.
locked-hidden = Locked because the screen was hidden and nobody came back for a minute. What you had typed is kept.
locked-slept = Locked because this computer slept. What you had typed is kept.
