//! Those that are compared, row by row: the labels, the marks and what stands in each cell.

use super::{Speak, capital, other_side, small, with_the};
use crate::app::match_data::{CompareData, Compared};
use crate::app::say;
use crate::app::session::NamesShown;
use crate::domain::id::PreferenceId;
use crate::domain::introduction::{View, ViewAnswer, Voice};
use crate::domain::lists::PairSheet;
use crate::domain::preference::Level;
use crate::matching::compare::{Mark, WishCell, WishRow, is_open};
use crate::matching::explain::{Reason, ToAsk, WishLine};
use crate::matching::must_have::{Gate, Outcome};
use crate::matching::why::Side;
use crate::words::Words;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The fit with its range.
    Fit,
    /// The subject's view of them.
    Own,
    /// Their view of the subject.
    Theirs,
    /// The must-haves.
    MustHaves,
    /// A wish of the subject.
    Wish(PreferenceId),
    /// What is not known yet.
    NotKnown,
    /// Whether they met.
    Met,
    /// What they said in their own words.
    Said,
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// A view from 0 to 100, shown as a bar before the words.
    pub view: Option<u32>,
    /// In words, with its mark before them.
    pub text: String,
}

impl Cell {
    const fn words(text: String) -> Self {
        Self { view: None, text }
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub row: Row,
    /// What stands before it.
    pub label: String,
    /// How much it matters, for a wish.
    pub level: Option<Level>,
    /// A cell for each of those that are compared.
    pub cells: Vec<Cell>,
    /// Whether all of them are alike.
    pub same: bool,
}

/// The sign of a mark.
pub const fn sign(mark: Mark) -> char {
    match mark {
        Mark::Better => '+',
        Mark::Same => '=',
        Mark::Worse => '-',
        Mark::NotKnown => '?',
    }
}

impl CompareData {
    /// The words for the subject and one of those that are compared.
    pub fn speak<'a>(
        &'a self,
        home: &'a Compared,
        words: &'a Words,
        names: NamesShown,
    ) -> Speak<'a> {
        Speak {
            words,
            names,
            subject: &self.subject,
            other: &home.told,
        }
    }

    fn each(
        &self,
        words: &Words,
        names: NamesShown,
        cell: impl Fn(&Speak<'_>, &Compared) -> Cell,
    ) -> Vec<Cell> {
        let homes = self.homes.iter();
        homes
            .map(|home| cell(&self.speak(home, words, names), home))
            .collect()
    }

    /// The rows in order: the fit and both views, the must-haves, the subject's wishes, and what is
    /// known beside the numbers. With `only_differences` those in which all are alike are left out.
    pub fn lines(&self, words: &Words, names: NamesShown, only_differences: bool) -> Vec<Line> {
        let subject = names.name(&self.subject.name);
        let label = |id: &str| words.say(id, &[("name", subject.as_str().into())]);
        let line = |row, label: String, cells: Vec<Cell>| {
            let same = cells.windows(2).all(|two| two.first() == two.last());
            Line {
                row,
                label,
                level: None,
                cells,
                same,
            }
        };
        let each = |cell: &dyn Fn(&Speak<'_>, &Compared) -> Cell| self.each(words, names, cell);
        let mut lines = vec![
            line(Row::Fit, words.get("compare-fit"), each(&fit)),
            line(Row::Own, label("compare-own"), each(&own_view)),
            line(Row::Theirs, label("compare-theirs"), each(&their_view)),
            line(
                Row::MustHaves,
                words.get("compare-must-haves"),
                each(&must_haves),
            ),
        ];
        lines.extend(self.wishes.iter().map(|wish| self.wish(wish, words, names)));
        lines.extend([
            line(
                Row::NotKnown,
                words.get("compare-not-known"),
                each(&not_known),
            ),
            line(Row::Met, words.get("compare-met"), each(&met)),
            line(Row::Said, words.get("compare-said"), each(&said)),
        ]);
        lines.retain(|line| !(only_differences && line.same));
        lines
    }

    fn wish(&self, row: &WishRow, words: &Words, names: NamesShown) -> Line {
        let cells = self.homes.iter().zip(&row.cells);
        Line {
            row: Row::Wish(row.preference),
            label: self.wish_label(row, words, names),
            level: Some(row.level),
            cells: cells
                .map(|(home, cell)| {
                    let found = self.found(row, cell, home, words, names);
                    Cell::words(format!("{} {found}", sign(cell.mark)))
                })
                .collect(),
            same: row.is_same(),
        }
    }

    fn wish_label(&self, row: &WishRow, words: &Words, names: NamesShown) -> String {
        let speak = Speak {
            words,
            names,
            subject: &self.subject,
            other: &self.subject,
        };
        capital(&speak.wish(self.subject.side(), row.preference, row.topic))
    }

    fn found(
        &self,
        row: &WishRow,
        cell: &WishCell,
        home: &Compared,
        words: &Words,
        names: NamesShown,
    ) -> String {
        let about = other_side(self.subject.side());
        self.speak(home, words, names)
            .found(row.topic, &cell.found, about)
    }

    /// What tells them apart most, in one sentence.
    pub fn biggest(&self, words: &Words, names: NamesShown) -> String {
        let wins: Vec<String> = self
            .wins
            .iter()
            .filter_map(|win| {
                let home = self.homes.get(win.home)?;
                let rows = win
                    .wishes
                    .iter()
                    .filter_map(|(id, _)| self.wishes.iter().find(|row| row.preference == *id));
                let what: Vec<String> = rows
                    .map(|row| small(Some(row.topic), &self.wish_label(row, words, names)))
                    .collect();
                let args = [
                    ("name", names.name(&home.told.name).into()),
                    ("what", words.list(&what).into()),
                ];
                Some(words.say("compare-wins", &args))
            })
            .collect();
        if wins.is_empty() {
            let name = with_the(words, &names.name(&self.subject.name));
            return words.say("compare-nothing-apart", &[("name", name.into())]);
        }
        words.say("compare-biggest", &[("wins", wins.join(", ").into())])
    }

    /// All of it in sentences, one after the other.
    pub fn sentences(&self, words: &Words, names: NamesShown) -> Vec<String> {
        let mut lines = Vec::new();
        let rows = self.lines(words, names, false);
        for (at, home) in self.homes.iter().enumerate() {
            lines.push(self.home_sentences(at, home, words, names).join(" "));
            let told = rows.iter().filter(|line| {
                matches!(
                    line.row,
                    Row::MustHaves | Row::NotKnown | Row::Met | Row::Said
                )
            });
            lines.extend(told.filter_map(|line| {
                let text = line.cells.get(at).map(|cell| cell.text.as_str())?;
                let args = [("row", line.label.as_str().into()), ("text", text.into())];
                Some(words.say("compare-sentence-row", &args))
            }));
        }
        lines.push(self.biggest(words, names));
        lines.push(words.get("why-help"));
        lines
    }

    fn home_sentences(
        &self,
        at: usize,
        home: &Compared,
        words: &Words,
        names: NamesShown,
    ) -> Vec<String> {
        let explanation = &home.explanation;
        let (low, high) = explanation.fit.whole_range();
        let subject = with_the(words, &names.name(&self.subject.name));
        let mut said = vec![words.say(
            "compare-sentence",
            &[
                ("name", names.name(&home.told.name).into()),
                ("fit", explanation.fit.whole().into()),
                ("low", low.into()),
                ("high", high.into()),
            ],
        )];
        let id = if explanation.theirs.view.stated() {
            "compare-sentence-views"
        } else {
            "compare-sentence-views-silent"
        };
        let views = [
            ("name", subject.into()),
            ("own", explanation.own.view.whole().into()),
            ("theirs", explanation.theirs.view.whole().into()),
        ];
        said.push(words.say(id, &views));
        for (id, mark) in [
            ("compare-sentence-better", Mark::Better),
            ("compare-sentence-worse", Mark::Worse),
            ("compare-sentence-same", Mark::Same),
        ] {
            let what: Vec<String> = self
                .wishes
                .iter()
                .filter_map(|row| Some((row, row.cells.get(at)?)))
                .filter(|(_, cell)| cell.mark == mark)
                .map(|(row, cell)| {
                    let wish = small(Some(row.topic), &self.wish_label(row, words, names));
                    let found = self.found(row, cell, home, words, names);
                    if found == wish {
                        return found;
                    }
                    let args = [("wish", wish.into()), ("found", found.into())];
                    words.say("compare-wish-found", &args)
                })
                .collect();
            if !what.is_empty() {
                said.push(words.say(id, &[("what", words.list(&what).into())]));
            }
        }
        said
    }
}

fn fit(speak: &Speak<'_>, home: &Compared) -> Cell {
    let fit = &home.explanation.fit;
    let (low, high) = fit.whole_range();
    if low == high {
        return Cell::words(fit.whole().to_string());
    }
    let args = [
        ("fit", fit.whole().into()),
        ("low", low.into()),
        ("high", high.into()),
    ];
    Cell::words(speak.words.say("compare-fit-range", &args))
}

fn own_view(_: &Speak<'_>, home: &Compared) -> Cell {
    let view = home.explanation.own.view.whole();
    Cell {
        view: Some(view),
        text: view.to_string(),
    }
}

fn their_view(speak: &Speak<'_>, home: &Compared) -> Cell {
    let view = home.explanation.theirs.view;
    if !view.stated() {
        return Cell::words(speak.words.get("compare-silent"));
    }
    Cell {
        view: Some(view.whole()),
        text: view.whole().to_string(),
    }
}

fn must_haves(speak: &Speak<'_>, home: &Compared) -> Cell {
    let words = speak.words;
    let explanation = &home.explanation;
    let text = match &explanation.gate {
        Gate::LeftOut { because, .. } => {
            let what: Vec<String> = because
                .iter()
                .map(|finding| speak.short_question(finding))
                .collect();
            words.say("compare-must-out", &[("what", words.list(&what).into())])
        }
        Gate::AskFirst(findings) => {
            let what: Vec<String> = findings
                .iter()
                .map(|finding| speak.short_question(finding))
                .collect();
            let args = [
                ("n", findings.len().into()),
                ("what", words.list(&what).into()),
            ];
            words.say("compare-must-ask", &args)
        }
        Gate::Eligible => {
            let own = speak.subject.side();
            let stated = explanation
                .findings
                .iter()
                .filter(|finding| finding.whose == own && finding.must_have.is_some());
            match stated.count() {
                0 => words.get("compare-must-none"),
                n => words.say("compare-must-all", &[("n", n.into())]),
            }
        }
    };
    Cell::words(text)
}

/// Everything that is not known of a pair, must-haves first.
fn open(home: &Compared) -> Vec<ToAsk> {
    let explanation = &home.explanation;
    let rules = explanation
        .findings
        .iter()
        .filter(|finding| matches!(finding.outcome, Outcome::AskFirst(_)))
        .map(|finding| ToAsk::Rule(finding.clone()));
    let wishes = [&explanation.own, &explanation.theirs]
        .into_iter()
        .flat_map(|side| side.lines.iter().map(move |line| (side.side, line)))
        .filter(|(_, line)| is_open(line))
        .map(|(whose, line)| ToAsk::Wish(reason(whose, line)));
    rules.chain(wishes).collect()
}

fn reason(whose: Side, line: &WishLine) -> Reason {
    Reason {
        whose,
        preference: line.preference,
        topic: line.topic,
        direction: line.direction,
        found: line.found.clone(),
    }
}

fn not_known(speak: &Speak<'_>, home: &Compared) -> Cell {
    let mut what: Vec<String> = open(home).iter().map(|ask| speak.to_ask(ask)).collect();
    what.dedup();
    Cell::words(if what.is_empty() {
        speak.words.get("compare-nothing-open")
    } else {
        capital(&what.join(", "))
    })
}

fn met(speak: &Speak<'_>, home: &Compared) -> Cell {
    let words = speak.words;
    let Some(pair) = &home.pair else {
        return Cell::words(words.get("compare-met-not"));
    };
    let text = match (pair.last_met(), pair.planned()) {
        (Some(met), _) => answers(speak, pair, &words.get(met.kind.word_id())),
        (None, Some(planned)) => {
            let args = [
                ("what", words.get(planned.kind.word_id()).into()),
                ("day", say::day(words, planned.on).into()),
            ];
            words.say("compare-met-planned", &args)
        }
        (None, None) => words.get("compare-met-not"),
    };
    Cell::words(if home.is_set_aside() {
        format!("{}. {text}", words.get("compare-set-aside"))
    } else {
        text
    })
}

fn answers(speak: &Speak<'_>, pair: &PairSheet, what: &str) -> String {
    let words = speak.words;
    let views = pair.meeting_views();
    if (views.mover, views.home) == (Some(ViewAnswer::Yes), Some(ViewAnswer::Yes)) {
        return words.say("compare-met-both-yes", &[("what", what.into())]);
    }
    let answer = |view: Option<ViewAnswer>| {
        view.map_or_else(
            || words.get("compare-met-no-answer"),
            |view| small(None, &words.get(view.word_id())),
        )
    };
    let args = [
        ("what", what.into()),
        ("mover", speak.name(Side::MovingIn).into()),
        ("moversaid", answer(views.mover).into()),
        ("home", speak.name(Side::Room).into()),
        ("homesaid", answer(views.home).into()),
    ];
    words.say("compare-met-answers", &args)
}

/// What both sides said last in their own words.
fn said(speak: &Speak<'_>, home: &Compared) -> Cell {
    let views = home.pair.iter().flat_map(|pair| &pair.views);
    let own: Vec<&View> = views
        .filter(|view| view.member.is_none() && !view.words.trim().is_empty())
        .collect();
    let said: Vec<String> = [(Voice::Mover, Side::MovingIn), (Voice::Home, Side::Room)]
        .into_iter()
        .filter_map(|(voice, side)| {
            let of_side = own.iter().filter(|view| view.voice == voice);
            let last = of_side.max_by_key(|view| (view.on, view.turn))?;
            let args = [
                ("words", last.words.trim().into()),
                ("name", speak.name(side).into()),
            ];
            Some(speak.words.say("compare-said-by", &args))
        })
        .collect();
    Cell::words(if said.is_empty() {
        speak.words.get("compare-said-nothing")
    } else {
        said.join(" ")
    })
}
