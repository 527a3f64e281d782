//! Where one is: seven places, and in each a stack of screens one can come back from.

use super::screen::Screen;
use super::screens;

/// The seven places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceId {
    /// What is due.
    Today,
    /// People and homes.
    People,
    /// Finding who could fit.
    Match,
    /// Introductions.
    Introductions,
    /// Arrangements.
    Arrangements,
    /// What we learn.
    Learn,
    /// Files.
    Files,
}

impl PlaceId {
    /// Every place in order; the first is on key 1.
    pub const ALL: &'static [Self] = &[
        Self::Today,
        Self::People,
        Self::Match,
        Self::Introductions,
        Self::Arrangements,
        Self::Learn,
        Self::Files,
    ];

    /// The place on a digit.
    pub fn on_digit(digit: u8) -> Option<Self> {
        usize::from(digit)
            .checked_sub(1)
            .and_then(|i| Self::ALL.get(i).copied())
    }

    /// The id of its name.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Today => "place-today",
            Self::People => "place-people",
            Self::Match => "place-match",
            Self::Introductions => "place-introductions",
            Self::Arrangements => "place-arrangements",
            Self::Learn => "place-learn",
            Self::Files => "place-files",
        }
    }

    /// The id of its short name, for narrow screens.
    pub const fn short_word_id(self) -> &'static str {
        match self {
            Self::Introductions => "place-introductions-short",
            Self::Arrangements => "place-arrangements-short",
            Self::Today | Self::People | Self::Match | Self::Learn | Self::Files => self.word_id(),
        }
    }

    /// Its first screen.
    pub fn open(self) -> Screen {
        match self {
            Self::Today => Screen::Today(screens::today::Today::default()),
            Self::People => Screen::People(screens::people::People::default()),
            Self::Match => Screen::MatchStart(screens::match_start::MatchStart::default()),
            Self::Introductions => Screen::Board(screens::board::Board::default()),
            Self::Arrangements => {
                Screen::Arrangements(screens::arrangements::Arrangements::default())
            }
            Self::Learn => Screen::Learn(screens::learn::Learn::default()),
            Self::Files => Screen::Files(screens::files::Files::default()),
        }
    }
}

/// The screens that are open.
#[derive(Debug)]
pub struct Nav {
    /// The place one is in.
    pub place: PlaceId,
    below: Vec<Screen>,
    top: Screen,
}

impl Nav {
    /// With one screen.
    pub fn new(first: Screen) -> Self {
        Self {
            place: PlaceId::Today,
            below: Vec::new(),
            top: first,
        }
    }

    /// The screen in front.
    pub const fn top(&self) -> &Screen {
        &self.top
    }

    /// The screen in front, to change.
    pub const fn top_mut(&mut self) -> &mut Screen {
        &mut self.top
    }

    /// Every screen, the one at the bottom first.
    pub fn all(&self) -> impl Iterator<Item = &Screen> {
        self.below.iter().chain([&self.top])
    }

    /// Every screen, to change, the one in front first.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Screen> {
        std::iter::once(&mut self.top).chain(self.below.iter_mut().rev())
    }

    /// How many screens can be come back from.
    pub fn depth(&self) -> usize {
        self.below.len()
    }

    /// Puts a screen in front.
    pub fn push(&mut self, screen: Screen) {
        self.below.push(std::mem::replace(&mut self.top, screen));
    }

    /// Puts a screen in the place of the one in front.
    pub fn replace(&mut self, screen: Screen) {
        self.top = screen;
    }

    /// Takes the screen in front away. Returns false on the last one.
    pub fn back(&mut self) -> bool {
        let Some(screen) = self.below.pop() else {
            return false;
        };
        self.top = screen;
        true
    }

    /// Goes to a place, on its first screen.
    pub fn go(&mut self, place: PlaceId) {
        self.place = place;
        self.below.clear();
        self.top = place.open();
    }
}
