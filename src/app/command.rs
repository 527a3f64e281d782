//! The one table of commands: everything that can be done, its keys and where it belongs.
//!
//! From it come the key map, the key bar, the help of every screen and the box that does anything.
//! What is not here cannot be done by key.

/// Where a command stands in help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What the screen is for.
    Do,
    /// Moving about.
    Move,
    /// Looking at it in another way.
    See,
    /// Works on every screen.
    Everywhere,
}

/// Whether a command can be used now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// It can.
    Yes,
    /// It cannot, and these words say why.
    No(String),
    /// It makes no sense here and is not shown.
    Hidden,
}

/// Which zone a key of a command works in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// A caret shows: digits and letters type.
    Typing,
    /// No caret: digits and letters act.
    Browsing,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $group:ident, [$($key:literal),*];)+) => {
        /// Something the program can do on a key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum CommandId { $($(#[$doc])* $name,)+ }

        impl CommandId {
            /// Every command, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The keys that call it, the one to show first.
            pub const fn keys(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($key),*],)+ }
            }

            /// Where it stands in help.
            pub const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)+ }
            }

            /// The id of its name, as the key bar shows it.
            pub const fn word_id(self) -> &'static str {
                match self { $(Self::$name => concat!("command-", $code),)+ }
            }

            /// The id of the sentence that says what it does.
            pub const fn help_id(self) -> &'static str {
                match self { $(Self::$name => concat!("command-", $code, "-help"),)+ }
            }
        }
    };
}

commands! {
    /// Opens the highlighted thing, or takes the highlighted choice.
    Open = "open", Do, ["enter"];
    /// Records what happened.
    Record = "record", Do, ["r", "f5", "ctrl-r"];
    /// Adds something new.
    New = "new", Do, ["n", "ctrl-n"];
    /// Changes it.
    Edit = "edit", Do, ["e", "f2"];
    /// Saves.
    Save = "save", Do, ["ctrl-s"];
    /// Opens the preferences.
    Preferences = "preferences", Do, ["p"];
    /// Finds homes, or people, that could fit.
    Match = "match", Do, ["m"];
    /// Says why.
    Why = "why", Do, ["w"];
    /// Puts some of a list side by side.
    Compare = "compare", Do, ["c"];
    /// Tries out other levels of what matters, and shows who moves.
    WhatIf = "what-if", Do, ["b"];
    /// Puts back everything that was tried out.
    StartAgain = "start-again", Do, ["s"];
    /// Arranges an introduction.
    Introduce = "introduce", Do, ["i"];
    /// Moves forward: starts the arrangement.
    Forward = "forward", Do, ["a"];
    /// Stops, sets aside or ends; always asks why.
    Stop = "stop", Do, ["x"];
    /// Takes the first of what is offered side by side.
    ChooseA = "choose-a", Do, ["a"];
    /// The second.
    ChooseB = "choose-b", Do, ["b"];
    /// The third.
    ChooseC = "choose-c", Do, ["c"];
    /// Ticks.
    Tick = "tick", Do, ["space"];
    /// Brings in a spreadsheet.
    Import = "import", Do, ["i"];
    /// Makes a safe copy, or shows them.
    SafeCopy = "safe-copy", Do, ["b"];
    /// Tries the newest safe copy.
    TryCopy = "try-copy", Do, ["t"];
    /// Looks through the file for damage.
    CheckFile = "check-file", Do, [];
    /// Puts something back as it was before a change.
    PutBack = "back-to-this", Do, ["b"];
    /// Leaves a row out.
    LeaveOut = "leave-out", Do, ["l"];
    /// Keeps both of a likely pair of the same.
    KeepBoth = "keep-both", Do, ["b"];
    /// Takes something out; it can be put back.
    TakeOut = "take-out", Do, ["delete"];
    /// Takes away somebody's way into the file.
    RemovePerson = "remove-person", Do, ["delete"];
    /// Marks a promise as done.
    Done = "done", Do, ["d"];
    /// Disagrees with what a match says, and says why.
    Disagree = "disagree", Do, ["d"];
    /// Saves the list as a file.
    Export = "export", Do, ["ctrl-p"];

    /// One up.
    Up = "up", Move, ["up", "k"];
    /// One down.
    Down = "down", Move, ["down", "j"];
    /// To the left, or less.
    Left = "left", Move, ["left"];
    /// To the right, or more.
    Right = "right", Move, ["right"];
    /// A page up.
    PageUp = "page-up", Move, ["pgup"];
    /// A page down.
    PageDown = "page-down", Move, ["pgdn"];
    /// To the first.
    First = "first", Move, ["home"];
    /// To the last.
    Last = "last", Move, ["end"];
    /// Next box or panel.
    NextBox = "next-box", Move, ["tab", "f6"];
    /// Box or panel before.
    PreviousBox = "previous-box", Move, ["shift-tab"];
    /// Finds in this list.
    Find = "find", Move, ["/", "f3", "ctrl-f"];
    /// Shows the choices of a box.
    Choices = "choices", Move, ["f4"];

    /// What the file left out and why.
    LeftOut = "left-out", See, ["l"];
    /// Everybody who is looking and every free place at once.
    Scheme = "scheme", See, ["s"];
    /// Must-haves about what equality law protects.
    Equality = "equality", See, ["y"];
    /// Questions whose answers would help.
    Questions = "questions", See, ["q"];
    /// Hides the rows in which all that are compared are alike.
    OnlyDifferences = "only-differences", See, ["o"];
    /// Shows only some.
    Filter = "filter", See, ["f"];
    /// Why this one rather than another.
    Rather = "rather", See, ["t"];
    /// As a table.
    Table = "table", See, ["t"];
    /// As sentences.
    Sentences = "sentences", See, ["v"];
    /// Writes in a large window.
    Large = "large", See, ["f7", "ctrl-e"];
    /// Shows or hides what was typed.
    Reveal = "reveal", See, ["ctrl-t"];
    /// What an unknown answer counts for.
    Unknowns = "unknowns", See, ["o"];
    /// History of the record.
    History = "history", See, ["h"];

    /// Help for this screen.
    Help = "help", Everywhere, ["?", "f1"];
    /// Finds or does anything.
    Anything = "anything", Everywhere, ["ctrl-k", "g"];
    /// Hides the screen.
    Hide = "hide", Everywhere, ["f9", "ctrl-l"];
    /// Locks at once.
    Lock = "lock", Everywhere, [];
    /// Undoes.
    Undo = "undo", Everywhere, ["ctrl-z", "u"];
    /// Puts back what was undone.
    Redo = "redo", Everywhere, ["ctrl-y"];
    /// Changes how names are shown.
    Names = "names", Everywhere, ["f8", "ctrl-g"];
    /// Copies this line or box within the program.
    Copy = "copy", Everywhere, ["ctrl-c"];
    /// Puts in what was copied.
    Paste = "paste", Everywhere, ["ctrl-v"];
    /// Back one step.
    Back = "back", Everywhere, ["esc", "backspace"];
    /// Shows what can be set.
    Settings = "settings", Everywhere, [];
    /// Changes the colours.
    Theme = "theme", Everywhere, [];
    /// Closes the program.
    Quit = "quit", Everywhere, ["ctrl-q"];
}

impl CommandId {
    /// What works on every screen, in every zone unless its key types a letter.
    pub const EVERYWHERE: &'static [Self] = &[
        Self::Help,
        Self::Anything,
        Self::Hide,
        Self::Lock,
        Self::Undo,
        Self::Redo,
        Self::Names,
        Self::Copy,
        Self::Paste,
        Self::Back,
        Self::Settings,
        Self::Theme,
        Self::Quit,
    ];

    /// Whether it begins or makes a change of the record: what cannot be done where the record may only be
    /// looked at.
    pub const fn leads_to_a_change(self) -> bool {
        matches!(
            self,
            Self::Record
                | Self::New
                | Self::Edit
                | Self::Save
                | Self::Introduce
                | Self::Forward
                | Self::Stop
                | Self::Import
                | Self::TakeOut
                | Self::Done
                | Self::Disagree
                | Self::Undo
                | Self::Redo
        )
    }

    /// Whether it takes something out of the record, which its log must say.
    pub const fn takes_out(self) -> bool {
        matches!(self, Self::Export)
    }
}
