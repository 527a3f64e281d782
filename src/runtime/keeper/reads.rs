//! Answers to questions about the record.

use super::{Answer, Keeper, Order, fault};
use crate::app::effect::{FilesData, PairOfData, ProfileData, Query, Reply, TodayData};
use crate::app::last_form::LastForm;
use crate::domain::due::{self, DueInput, DueTarget};
use crate::domain::id::ProfileId;
use crate::domain::introduction::Promise;
use crate::domain::lists::HistoryOf;
use crate::stability;
use crate::store::{Store, room};

/// How far back "this week" reaches, in days.
const WEEK: i32 = 7;

/// The most changes that the history of everything shows.
const MOST_HISTORY: u32 = 500;

impl Keeper {
    pub(super) fn read(&mut self, query: Query, order: Order<'_>) -> Answer {
        let today = order.moment.today;
        match query {
            Query::Today => self.today(order),
            Query::People => Ok(Reply::People(fault(self.store()?.profile_lines(today))?)),
            Query::Profile(id) => self.profile(id),
            Query::RestrictedSheet(id, sheet) => Ok(Reply::RestrictedSheet(Box::new(fault(
                self.store()?.restricted_sheet(id, sheet),
            )?))),
            Query::Shortlist(id) => Ok(Reply::Shortlist(Box::new(self.shortlist(id, today)?))),
            Query::Why(id, other) => Ok(Reply::Why(Box::new(self.why(id, other, today)?))),
            Query::LeftOut(id) => Ok(Reply::LeftOut(Box::new(self.left_out(id, today)?))),
            Query::Costs(id) => Ok(Reply::Costs(self.costs(id, today)?.map(Box::new))),
            Query::CheckBack(id) => {
                let data = self.check_back(id, today)?;
                Ok(Reply::CheckBack(data.map(Box::new)))
            }
            Query::Protected => Ok(Reply::Protected(self.protected()?)),
            Query::NoHome => Ok(Reply::NoHome(self.no_home(today)?)),
            Query::Runs(id) => self.runs(id),
            Query::Compare(id, others) => {
                let data = self.compare(id, &others, today)?;
                Ok(Reply::Compare(Box::new(data)))
            }
            Query::WhatIf { subject, levels } => {
                let data = self.what_if(subject, &levels, today)?;
                Ok(Reply::WhatIf(Box::new(data)))
            }
            Query::Scheme(ask) => Ok(Reply::Scheme(Box::new(
                self.scheme_run(ask, today)?.data().clone(),
            ))),
            Query::PlaceCost(ask, mover, home) => Ok(Reply::PlaceCost(
                self.scheme_run(ask, today)?.cost(mover, home).map(Box::new),
            )),
            Query::Neutrals => self.neutrals_again(order),
            Query::Board => Ok(Reply::Board(fault(self.store()?.pair_sheets())?)),
            Query::Pair(id) => Ok(Reply::Pair(
                fault(self.store()?.pair_sheet(id))?.map(Box::new),
            )),
            Query::PairOf(one, other) => self.pair_of(one, other),
            Query::Arrangements => Ok(Reply::Arrangements(fault(self.store()?.livings())?)),
            Query::Arrangement(id) => {
                let store = self.store()?;
                let Some(living) = fault(store.living(id))? else {
                    return Ok(Reply::Arrangement(None));
                };
                let pair = fault(store.pair_sheet(living.arrangement.pair))?;
                Ok(Reply::Arrangement(
                    pair.map(|pair| Box::new((living, pair))),
                ))
            }
            Query::Learn => {
                let store = self.store()?;
                let waiting =
                    stability::waiting::waiting(&fault(store.profile_lines(today))?, today);
                let continuing = stability::continuing::continuing(&fault(store.livings())?, today);
                Ok(Reply::Learn(Box::new((waiting, continuing))))
            }
            Query::Keys => Ok(Reply::Keys(Box::new(self.keys_data()))),
            Query::Files => self.files(order),
            Query::Settings => Ok(Reply::Settings(fault(self.store()?.settings())?)),
            Query::Copies => self.read_copies(),
            Query::History(of) => self.history(of),
            Query::Change(op) => Ok(Reply::Change(
                fault(self.store()?.change(op))?.map(Box::new),
            )),
            Query::Draft { form, about } => {
                let drafts = fault(self.store()?.drafts())?;
                let newest = drafts
                    .into_iter()
                    .filter(|d| d.form == form && d.about == about)
                    .max_by_key(|d| d.kept);
                Ok(Reply::Draft(newest.map(Box::new)))
            }
        }
    }

    fn today(&self, order: Order<'_>) -> Answer {
        let today = order.moment.today;
        let store = self.store()?;
        let pairs = fault(store.pair_sheets())?;
        let livings = fault(store.livings())?;
        let checks = fault(store.current_checks())?;
        let promises = fault(store.promises())?;
        let profiles = fault(store.profile_lines(today))?;
        let sheets = fault(store.sheet_reviews())?;
        let input = DueInput {
            today,
            pairs: &pairs,
            livings: &livings,
            checks: &checks,
            promises: &promises,
            profiles: &profiles,
            sheets: &sheets,
        };
        let due = due::due(&input);
        let open: Vec<Promise> = promises
            .iter()
            .map(|p| p.promise.clone())
            .filter(|p| due.iter().any(|d| d.target == DueTarget::Promise(p.id)))
            .collect();
        let started = |start: jiff::civil::Date| (0..=WEEK).contains(&(today - start).get_days());
        let drafts = fault(store.drafts())?;
        Ok(Reply::Today(Box::new(TodayData {
            due,
            last_form: LastForm::among(&drafts, &self.scheme.who),
            drafts: drafts.into_iter().filter(|d| !d.is_put_away()).collect(),
            promises: open,
            introductions_under_way: pairs.iter().filter(|p| p.under_way()).count(),
            started_this_week: livings
                .iter()
                .filter(|l| started(l.arrangement.start))
                .count(),
            profiles: profiles.len(),
            clock_behind: fault(store.clock_behind(order.moment.now))?,
            copies: self.copy_standing(order.moment)?,
            days_after_last: store
                .opened_long_after()
                .map(|after| (after.as_hours() + 12) / 24),
            little_room: little_room(store),
        })))
    }

    fn profile(&self, id: ProfileId) -> Answer {
        let store = self.store()?;
        let Some(sheet) = fault(store.sheet(id))? else {
            return Ok(Reply::Profile(None));
        };
        Ok(Reply::Profile(Some(Box::new(ProfileData {
            sheet,
            pairs: fault(store.pairs_of(id))?,
            sheets: fault(store.sheet_counts(id))?,
            leftovers: fault(store.leftovers(id))?,
        }))))
    }

    fn history(&self, of: HistoryOf) -> Answer {
        let store = self.store()?;
        let lines = match of {
            HistoryOf::Everything => store.history_all(MOST_HISTORY),
            HistoryOf::Profile(id) => store.history(id),
            HistoryOf::Pair(id) => store.history_of_pair(id),
            HistoryOf::Arrangement(id) => store.history_of_arrangement(id),
        };
        Ok(Reply::History(fault(lines)?))
    }

    /// Two profiles of the two sides of one programme, and their pair if there is one.
    fn pair_of(&self, one: ProfileId, other: ProfileId) -> Answer {
        let store = self.store()?;
        let (Some(one), Some(other)) = (fault(store.sheet(one))?, fault(store.sheet(other))?)
        else {
            return Ok(Reply::PairOf(None));
        };
        if one.profile.kind.other_side() != other.profile.kind {
            return Ok(Reply::PairOf(None));
        }
        let (mover, home) = if one.profile.kind.offers_room() {
            (other, one)
        } else {
            (one, other)
        };
        let pair = fault(store.pair_between(mover.profile.id, home.profile.id))?;
        Ok(Reply::PairOf(Some(Box::new(PairOfData {
            mover,
            home,
            pair,
        }))))
    }

    fn files(&self, order: Order<'_>) -> Answer {
        let store = self.store()?;
        let profiles = fault(store.profile_lines(order.moment.today))?.len();
        let introductions = fault(store.pair_sheets())?
            .iter()
            .map(|p| p.introductions.len())
            .sum();
        let arrangements = fault(store.livings())?.len();
        Ok(Reply::Files(Box::new(FilesData {
            folder: self.scheme.folder.clone(),
            counts: [profiles, introductions, arrangements],
            bytes: std::fs::metadata(self.home.record())
                .map(|m| m.len())
                .unwrap_or_default(),
            exports: self.exports.display().to_string(),
        })))
    }
}

/// How much room is left on the disk, in megabytes, if that is little. The reserve is made again where there is
/// enough. Neither is worth an empty Today, so that what the system does not say is passed over.
fn little_room(store: &Store) -> Option<u64> {
    let _kept = store.keep_reserve();
    let free = store.free_room().ok().flatten()?;
    (free < room::LITTLE).then_some(free / 1_000_000)
}
