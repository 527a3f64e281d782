//! Keep levels that were tried out: who said that they want it so, and what they said.

use super::couple::kept;
use super::parts::{About, OWNER, about_a_profile, problem};
use super::wish::own_voice;
use crate::app::form::{Choice, FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::app::screens::preferences::bars::{self, Key, Moves};
use crate::app::screens::what_if::Levels;
use crate::app::{Cx, tell};
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::lists::Draft;
use crate::domain::port::Change;
use crate::domain::preference::{Level, SetBy, Wish};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::text::tidy_line;
use uuid::Uuid;

/// The code of the form.
pub const CODE: &str = "keep-levels";

/// The levels that are to be kept, for the draft.
const LEVELS: FieldSpec = FieldSpec::when("levels", FieldKind::Line, |_| false);

/// Who may have said so: they themselves, family on their behalf, or the worker, who worked it out.
fn voices(kind: ProfileKind) -> Vec<Choice> {
    [own_voice(kind), SetBy::Family, SetBy::Worker]
        .map(|by| (by.code(), by.word_id()))
        .to_vec()
}

const WORDS: FieldSpec = FieldSpec::new("words", FieldKind::Line);

const OF_A_HOUSEHOLD: &[FieldSpec] = &[
    FieldSpec::new(
        "set-by",
        FieldKind::Choice(|| voices(ProfileKind::Household)),
    ),
    WORDS,
    OWNER,
    LEVELS,
];

const OF_ANYBODY: &[FieldSpec] = &[
    FieldSpec::new("set-by", FieldKind::Choice(|| voices(ProfileKind::Person))),
    WORDS,
    OWNER,
    LEVELS,
];

/// The form for some levels of one profile.
#[derive(Debug)]
pub struct KeepLevels {
    about: About,
    levels: Levels,
}

impl KeepLevels {
    /// For levels that differ from the file.
    pub const fn new(id: ProfileId, levels: Levels) -> Self {
        Self {
            about: About::new(id),
            levels,
        }
    }

    /// For those of a draft.
    pub fn of_draft(draft: &Draft) -> Option<Self> {
        let owner: Uuid = kept(draft, OWNER.id)?.parse().ok()?;
        let levels = kept(draft, LEVELS.id)?;
        let levels = levels.split(' ').filter_map(|pair| {
            let (id, level) = pair.split_once(':')?;
            Some((PreferenceId(id.parse().ok()?), Level::from_code(level)?))
        });
        Some(Self::new(ProfileId(owner), levels.collect()))
    }

    /// What a draft is found by: these levels of this profile, so that one about other levels is never
    /// carried on with here.
    fn which(&self) -> Uuid {
        let start = self.about.id.0.as_u128();
        let levels = self.levels.iter();
        Uuid::from_u128(levels.fold(start, |all, (id, level)| {
            all ^ id.0.as_u128().rotate_left(1 + u32::from(level.weight()))
        }))
    }

    /// The wishes that change, each with its new level.
    fn changes(&self) -> impl Iterator<Item = (&Wish, Level)> {
        let wishes = self
            .about
            .sheet()
            .into_iter()
            .flat_map(Sheet::current_wishes);
        wishes.filter_map(|wish| Some((wish, *self.levels.get(&wish.preference.id)?)))
    }

    /// The sheet with who said so, and their words after those they said before, at the wishes that
    /// change.
    fn said(&self, sheet: &Sheet, by: SetBy, words: &str, cx: &Cx<'_>) -> Sheet {
        let mut sheet = sheet.clone();
        for wish in &mut sheet.wishes {
            let preference = &mut wish.preference;
            if !self.levels.contains_key(&preference.id) {
                continue;
            }
            preference.set_by = by;
            let before = preference.words.trim();
            if before.is_empty() {
                words.clone_into(&mut preference.words);
            } else if !words.is_empty() {
                let args = [("before", before.into()), ("now", words.into())];
                preference.words = cx.words.say("keep-levels-words", &args);
            }
        }
        sheet
    }
}

impl Purpose for KeepLevels {
    about_a_profile!("form-keep-levels", |form| Some(form.which()));

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        match self.about.kind() {
            ProfileKind::Household => OF_A_HOUSEHOLD,
            ProfileKind::Person | ProfileKind::Householder | ProfileKind::Homesharer => OF_ANYBODY,
        }
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let level = |level: Level| cx.get(level.word_id());
        let args = [("name", self.about.name(cx).into())];
        let heading = cx.words.say("keep-levels-pinned", &args);
        let changes = self.changes().map(|(wish, now)| {
            let args = [
                ("wish", tell::wish(wish, cx).into()),
                ("before", level(wish.preference.level).into()),
                ("after", level(now).into()),
            ];
            cx.words.say("keep-levels-line", &args)
        });
        std::iter::once(heading).chain(changes).collect()
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        form.fill(OWNER.id, &self.about.id.0.to_string());
        let levels: Vec<String> = self
            .levels
            .iter()
            .map(|(id, level)| format!("{}:{}", id.0, level.code()))
            .collect();
        form.fill(LEVELS.id, &levels.join(" "));
        form.focus_on("set-by");
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let Some(by) = SetBy::from_code(form.get("set-by")) else {
            return Err(vec![problem("set-by", "problem-keep-levels-set-by")]);
        };
        let Some(sheet) = self.about.sheet() else {
            return Err(vec![problem("words", "trouble-missing")]);
        };
        let sheet = self.said(sheet, by, &tidy_line(form.get("words")), cx);
        let levels = self.levels.iter();
        let moves = Moves {
            levels: levels.map(|(id, level)| (Key::Wish(*id), *level)).collect(),
            ..Moves::default()
        };
        Ok(bars::change(&sheet, &moves, cx))
    }

    fn saved(&self, _form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let args = [("name", self.about.name(cx).into())];
        out.say(cx.words.say("preferences-saved", &args));
    }
}
