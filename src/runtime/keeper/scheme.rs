//! The whole scheme at once. It is weighed when it is asked for and kept until the record changes, so
//! that what one place costs the others can be told as the highlight moves.

use super::{Keeper, Order, fault};
use crate::app::notice::Trouble;
use crate::app::scheme_data::{SchemeAsk, Way};
use crate::app::scheme_run::{Record, SchemeRun, programmes, sides};
use crate::exchange::tables::{Export, file_name};
use jiff::civil::Date;

/// A scheme that was weighed, for what was asked and on which day.
#[derive(Debug)]
pub(super) struct Kept {
    ask: SchemeAsk,
    day: Date,
    run: SchemeRun,
}

/// The headings of the suggestions, by the ids of their words.
const SCHEME: &[&str] = &[
    "export-mover-reference",
    "export-mover",
    "export-home-reference",
    "export-home",
    "export-fit",
    "export-fit-low",
    "export-fit-high",
    "export-own-place",
    "export-their-place",
    "export-questions",
];

impl Keeper {
    /// The scheme, weighed now or kept from before.
    pub(super) fn scheme_run(
        &mut self,
        ask: SchemeAsk,
        today: Date,
    ) -> Result<&SchemeRun, Trouble> {
        let kept = self.pools.scheme.take();
        let kept = match kept.filter(|kept| kept.ask == ask && kept.day == today) {
            Some(kept) => kept,
            None => Kept {
                ask,
                day: today,
                run: self.weigh(ask, today)?,
            },
        };
        Ok(&self.pools.scheme.insert(kept).run)
    }

    fn weigh(&mut self, ask: SchemeAsk, today: Date) -> Result<SchemeRun, Trouble> {
        let store = self.store()?;
        let lines = fault(store.profile_lines(today))?;
        let pairs = fault(store.pair_sheets())?;
        let (movers, homes) = sides(programmes(ask, &lines).0);
        self.make_ready(movers, today)?;
        self.make_ready(homes, today)?;
        let neutrals = self.neutrals()?;
        let record = Record {
            lines: &lines,
            pairs: &pairs,
            movers: self.pool(movers)?,
            homes: self.pool(homes)?,
            neutrals: &neutrals,
        };
        Ok(SchemeRun::new(ask, record))
    }

    /// What one way suggests, as a table: those who would have no place stand in it without a home.
    pub(super) fn scheme_table(
        &mut self,
        ask: SchemeAsk,
        way: Way,
        order: Order<'_>,
    ) -> Result<(String, Vec<u8>), Trouble> {
        let today = order.moment.today;
        let data = self.scheme_run(ask, today)?.data().clone();
        let practice = self.store()?.is_practice();
        let export = Export {
            words: order.words,
            today,
            practice,
        };
        let mut csv = export.table(SCHEME);
        let named = |id| data.names.get(&id).cloned().unwrap_or_default();
        for looking in &data.looking {
            let (name, reference) = named(looking.id);
            let of = |(place, all): (usize, usize)| {
                let args = [("place", place.into()), ("n", all.into())];
                order.words.say("scheme-place", &args)
            };
            let rest = match data.suggestion(way, looking.id) {
                None => <[String; 8]>::default(),
                Some(suggestion) => {
                    let (home, home_reference) = named(suggestion.home);
                    let (fit, low, high) = suggestion.fit;
                    [
                        home_reference,
                        home,
                        fit.to_string(),
                        low.to_string(),
                        high.to_string(),
                        of(suggestion.own_place),
                        of(suggestion.their_place),
                        suggestion.questions.to_string(),
                    ]
                }
            };
            csv.row([reference, name].into_iter().chain(rest));
        }
        let what = format!("scheme-{}", way.code());
        let name = file_name(order.words, &what, today, practice);
        Ok((name.trim_end_matches(".csv").to_owned(), csv.into_bytes()))
    }
}
