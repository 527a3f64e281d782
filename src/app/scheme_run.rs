//! Makes the whole scheme from the record: who takes part, how they fit, and every way of giving out the
//! places. What both sides said after meeting comes before any fit: a pair that was set aside, or in
//! which one said no last, is not suggested, and a pair that both said yes to is not parted.

use super::scheme_data::{
    Differs, Looking, PlaceCost, Rather, SchemeAsk, SchemeData, Suggestion, Way, WayData,
};
use super::screens::match_start::{looks, offers};
use crate::domain::id::ProfileId;
use crate::domain::introduction::ViewAnswer;
use crate::domain::lists::{PairSheet, ProfileLine};
use crate::domain::profile::{ProfileKind, Programme};
use crate::matching::compiled::Pool;
use crate::matching::neutral::Neutrals;
use crate::matching::party::Party;
use crate::matching::scheme::best::{Aim, best, cost};
use crate::matching::scheme::every::every;
use crate::matching::scheme::market::{Choice, Market, Member, Order};
use crate::matching::scheme::pairs::{Outlook, Possible, Weighed};
use crate::matching::scheme::stable::{Placement, homes_first, movers_first};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// How many ways in which nobody would both rather are looked for. Beyond that there are "more than".
pub const MOST_WAYS: usize = 100;

/// What the record says that the whole scheme is made from.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// Everybody.
    pub lines: &'a [ProfileLine],
    /// Every pair that was considered.
    pub pairs: &'a [PairSheet],
    /// Those who would move in.
    pub movers: &'a Pool,
    /// The homes.
    pub homes: &'a Pool,
    /// The neutral values of the scheme.
    pub neutrals: &'a Neutrals,
}

/// Which programme is meant, and which there are.
pub fn programmes(ask: SchemeAsk, lines: &[ProfileLine]) -> (Programme, Vec<Programme>) {
    let there = |programme: &&Programme| {
        lines.iter().any(|line| {
            line.kind.programme() == **programme && (seeks(line) || places_of(line) > 0)
        })
    };
    let sought = |programme: &&Programme| {
        lines
            .iter()
            .any(|line| line.kind.programme() == **programme && seeks(line))
    };
    let all: Vec<Programme> = Programme::ALL.iter().filter(there).copied().collect();
    let first = Programme::ALL.iter().find(sought).or_else(|| all.first());
    let meant = ask
        .programme
        .or_else(|| first.copied())
        .unwrap_or(Programme::SharedLives);
    (meant, all)
}

/// The kinds of the two sides of a programme: who would move in, then who offers the room.
pub const fn sides(programme: Programme) -> (ProfileKind, ProfileKind) {
    match programme {
        Programme::SharedLives => (ProfileKind::Person, ProfileKind::Household),
        Programme::Homeshare => (ProfileKind::Homesharer, ProfileKind::Householder),
    }
}

fn seeks(line: &ProfileLine) -> bool {
    !line.kind.offers_room() && looks(line)
}

/// How many places a home can offer now.
fn places_of(line: &ProfileLine) -> u32 {
    let ready = match line.kind {
        ProfileKind::Household => offers(line),
        ProfileKind::Householder => looks(line),
        ProfileKind::Person | ProfileKind::Homesharer => false,
    };
    if ready {
        line.free_places.unwrap_or(0).into()
    } else {
        0
    }
}

/// One whole scheme, weighed, with all its ways.
#[derive(Debug)]
pub struct SchemeRun {
    data: SchemeData,
    market: Market,
    like: Placement,
}

impl SchemeRun {
    /// Weighs everybody and gives out the places in every way. `record` has the pools of the two sides
    /// of the programme that [`programmes`] says is meant.
    pub fn new(ask: SchemeAsk, record: Record<'_>) -> Self {
        let (programme, programmes) = programmes(ask, record.lines);
        let lines: HashMap<ProfileId, &ProfileLine> =
            record.lines.iter().map(|line| (line.id, line)).collect();
        let said = Said::of(record.pairs);
        let (movers, homes, pool) = taking_part(&record, &lines, &said);
        let weighed = Weighed::new(movers, homes, &pool, record.neutrals, &said.not);
        let market = weighed.market(Order::OwnView, ask.ask_first);
        let like = movers_first(&market);
        let ways = Ways {
            market: &market,
            by_fit: &weighed.market(Order::Fit, ask.ask_first),
            like: &like,
        };
        let all = every(&market, MOST_WAYS);
        let looking = looking(&weighed, &lines, record.pairs);
        let told = |id: ProfileId| {
            let line = lines.get(&id)?;
            Some((id, (line.known_as.clone(), line.reference.clone())))
        };
        let here: HashSet<ProfileId> = weighed
            .movers
            .iter()
            .chain(&weighed.homes)
            .map(|member| member.id)
            .collect();
        let counted = |pairs: &[(ProfileId, ProfileId)]| {
            pairs
                .iter()
                .filter(|(mover, home)| here.contains(mover) && here.contains(home))
                .count()
        };
        let agreed: Vec<(ProfileId, ProfileId)> = said
            .agreed
            .iter()
            .filter(|(mover, _)| {
                let kind = lines.get(mover).map(|line| line.kind);
                kind.is_some_and(|kind| kind.programme() == programme)
            })
            .copied()
            .collect();
        let data = SchemeData {
            ask,
            programme,
            programmes,
            names: here
                .iter()
                .copied()
                .chain(agreed.iter().flat_map(|(mover, home)| [*mover, *home]))
                .chain(
                    looking
                        .iter()
                        .flat_map(|looking| looking.meeting.iter().copied()),
                )
                .filter_map(told)
                .collect(),
            homes: weighed.homes.len(),
            places: weighed.homes.iter().map(|home| home.places).sum(),
            ways: Way::ALL
                .iter()
                .map(|way| ways.data(*way, &weighed, &looking))
                .collect(),
            looking,
            stable_ways: all.all.len(),
            more_ways: all.more,
            stable_points: all.all.iter().map(|p| p.points(&market)).max().unwrap_or(0),
            set_aside: counted(&said.set_aside),
            said_no: counted(&said.no),
            agreed,
        };
        Self { data, market, like }
    }

    /// What is shown.
    pub const fn data(&self) -> &SchemeData {
        &self.data
    }

    /// What it costs the others if this place is taken by this person now; nothing if one of them is
    /// not part of it.
    pub fn cost(&self, mover: ProfileId, home: ProfileId) -> Option<PlaceCost> {
        let (who, place) = (self.market.mover(mover)?, self.market.home(home)?);
        let found = cost(&self.market, who, place, &self.like);
        let home_at = |mover: usize, at: Option<u32>| {
            let at = usize::try_from(at?).ok()?;
            let choice = self.market.list(mover).get(at)?;
            home_of(&self.market, *choice)
        };
        let moves = found.moves.iter().filter_map(|moved| {
            Some(Differs {
                mover: self.market.movers().get(moved.mover)?.id,
                one: home_at(moved.mover, moved.from),
                other: home_at(moved.mover, moved.to),
            })
        });
        Some(PlaceCost {
            mover,
            home,
            people: found.people,
            points: found.points,
            moves: moves.collect(),
        })
    }
}

fn home_of(market: &Market, choice: Choice) -> Option<ProfileId> {
    let home = usize::try_from(choice.home).ok()?;
    market.homes().get(home).map(|home| home.id)
}

/// What people said and decided about pairs, which counts for more than any fit.
#[derive(Debug, Default)]
struct Said {
    /// Not to be suggested, for whatever reason.
    not: HashSet<(ProfileId, ProfileId)>,
    set_aside: Vec<(ProfileId, ProfileId)>,
    no: Vec<(ProfileId, ProfileId)>,
    agreed: Vec<(ProfileId, ProfileId)>,
}

impl Said {
    fn of(pairs: &[PairSheet]) -> Self {
        let mut said = Self::default();
        for sheet in pairs {
            let pair = (sheet.mover.id, sheet.home.id);
            let (meeting, arrangement) = (sheet.meeting_views(), sheet.arrangement_views());
            let answers = [
                meeting.mover,
                meeting.home,
                arrangement.mover,
                arrangement.home,
            ];
            if sheet.pair.set_aside_on.is_some() {
                said.set_aside.push(pair);
            } else if answers.contains(&Some(ViewAnswer::No)) {
                said.no.push(pair);
            } else if not_living(sheet) && arrangement.missing().is_empty() {
                said.agreed.push(pair);
            }
        }
        said.not = said.set_aside.iter().chain(&said.no).copied().collect();
        said
    }

    fn places_agreed(&self, home: ProfileId) -> u32 {
        let places = self
            .agreed
            .iter()
            .filter(|(_, agreed)| *agreed == home)
            .count();
        u32::try_from(places).unwrap_or(u32::MAX)
    }
}

/// Whether nothing has come of a pair, or what came of it has ended.
fn not_living(pair: &PairSheet) -> bool {
    pair.living
        .as_ref()
        .is_none_or(|living| living.ending.is_some())
}

/// Who is looking and which homes have a place, without those who have both said yes.
fn taking_part<'a>(
    record: &Record<'a>,
    lines: &HashMap<ProfileId, &ProfileLine>,
    said: &Said,
) -> (Vec<(Member, &'a Party)>, Vec<Member>, Pool) {
    let member = |party: &Party, line: &ProfileLine, places| Member {
        id: party.id,
        reference: line.reference.clone(),
        waiting_days: party.waiting_days,
        places,
    };
    let movers = record
        .movers
        .parties()
        .iter()
        .filter(|party| said.agreed.iter().all(|(agreed, _)| *agreed != party.id))
        .filter_map(|party| {
            let line = lines.get(&party.id).filter(|line| seeks(line))?;
            Some((member(party, line, 1), party))
        })
        .collect();
    let homes: Vec<(Member, &Party)> = record
        .homes
        .parties()
        .iter()
        .filter_map(|party| {
            let line = lines.get(&party.id)?;
            let places = places_of(line).saturating_sub(said.places_agreed(party.id));
            (places > 0).then(|| (member(party, line, places), party))
        })
        .collect();
    let pool = Pool::new(homes.iter().map(|(_, party)| (*party).clone()).collect());
    (
        movers,
        homes.into_iter().map(|(member, _)| member).collect(),
        pool,
    )
}

/// Everybody who is looking, in the order in which they show.
fn looking(
    weighed: &Weighed,
    lines: &HashMap<ProfileId, &ProfileLine>,
    pairs: &[PairSheet],
) -> Vec<Looking> {
    let mut all: Vec<(&Member, &Outlook)> = weighed.movers.iter().zip(&weighed.outlook).collect();
    all.sort_by_key(|(member, _)| {
        let known = lines
            .get(&member.id)
            .is_some_and(|line| line.waiting_since.is_some());
        (known, Reverse(member.waiting_days), &member.reference)
    });
    let meeting = |id: ProfileId| {
        let with = pairs
            .iter()
            .filter(|pair| pair.mover.id == id && pair.under_way());
        with.map(|pair| pair.home.id).collect()
    };
    all.into_iter()
        .map(|(member, outlook)| Looking {
            id: member.id,
            outlook: outlook.clone(),
            meeting: meeting(member.id),
        })
        .collect()
}

/// Gives out the places.
struct Ways<'a> {
    market: &'a Market,
    by_fit: &'a Market,
    like: &'a Placement,
}

impl Ways<'_> {
    fn placement(&self, way: Way) -> Placement {
        match way {
            Way::MoversFirst => self.like.clone(),
            Way::HomesFirst => homes_first(self.market),
            Way::ByFit => {
                let placement = movers_first(self.by_fit);
                let homes = (0..self.by_fit.movers().len()).map(|mover| {
                    let choice = placement.choice(self.by_fit, mover)?;
                    usize::try_from(choice.home).ok()
                });
                // Both have the same homes in the same order, and each its own lists.
                Placement::in_homes(self.market, homes)
            }
            Way::MostPeople => best(self.market, Aim::MostPeople, self.like),
            Way::HighestTotal => best(self.market, Aim::MostPoints, self.like),
        }
    }

    fn data(&self, way: Way, weighed: &Weighed, looking: &[Looking]) -> WayData {
        let placement = self.placement(way);
        let fits: HashMap<(ProfileId, ProfileId), &Possible> = weighed
            .pairs
            .iter()
            .filter_map(|pair| {
                let mover = weighed.movers.get(usize::try_from(pair.mover).ok()?)?;
                let home = weighed.homes.get(usize::try_from(pair.home).ok()?)?;
                Some(((mover.id, home.id), pair))
            })
            .collect();
        let suggestion = |looking: &Looking| {
            let mover = self.market.mover(looking.id)?;
            let choice = placement.choice(self.market, mover)?;
            let home = home_of(self.market, choice)?;
            let pair = fits.get(&(looking.id, home))?;
            let place = placement.at().get(mover).copied().flatten()?;
            let guests = self.market.guests(usize::try_from(choice.home).ok()?).len();
            let counted = |place: u32| usize::try_from(place).map_or(usize::MAX, |place| place + 1);
            let (low, high) = pair.fit.whole_range();
            Some(Suggestion {
                home,
                fit: (pair.fit.whole(), low, high),
                own_place: (counted(place), self.market.list(mover).len()),
                their_place: (counted(choice.rank), guests),
                questions: pair.questions,
                little_known: !pair.fit.half_known(),
            })
        };
        let rather = placement.would_both_rather(self.market);
        WayData {
            way,
            homes: looking.iter().map(suggestion).collect(),
            placed: placement.placed(),
            points: placement.points(self.market),
            rather: rather
                .into_iter()
                .filter_map(|(mover, choice)| {
                    Some(Rather {
                        mover: self.market.movers().get(mover)?.id,
                        home: home_of(self.market, choice)?,
                    })
                })
                .collect(),
        }
    }
}
