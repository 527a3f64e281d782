//! Names: a given name and an initial, which is also how schemes pass profiles on.
//!
//! The pools were written for this project. Family names are avoided: made-up ones read as mockery.

use super::draw::Draw;
use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../assets/practice/given_names.csv");

/// Names of the table as many of those who carry them write them, or a near relation.
const ACCENTED: &[(&str, &str)] = &[
    ("Sian", "Siân"),
    ("Llew", "Llŷr"),
    ("Siobhan", "Siobhán"),
    ("Roisin", "Róisín"),
    ("Orla", "Órla"),
    ("Grainne", "Gráinne"),
    ("Sinead", "Sinéad"),
    ("Una", "Úna"),
    ("Sean", "Seán"),
    ("Padraig", "Pádraig"),
    ("Oisin", "Oisín"),
    ("Chloe", "Chloë"),
    ("Malgorzata", "Małgorzata"),
    ("Pawel", "Paweł"),
    ("Lukasz", "Łukasz"),
    ("Ayse", "Ayşe"),
    ("Gul", "Gül"),
    ("Yilmaz", "Yılmaz"),
    ("Ionut", "Ionuț"),
    ("Catalin", "Cătălin"),
    ("Ines", "Inês"),
    ("Fatima", "Fátima"),
    ("Graca", "Graça"),
    ("Joao", "João"),
    ("Helder", "Hélder"),
    ("Luis", "Luís"),
    ("Mairi", "Màiri"),
    ("Zoltan", "Zoltán"),
];

/// Letters that initials are drawn from; few names begin with the others.
const INITIALS: &[char] = &[
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'R', 'S', 'T', 'W',
    'Y',
];

type Pool = Vec<(char, &'static str)>;

static POOLS: LazyLock<HashMap<&'static str, Pool>> = LazyLock::new(|| {
    let mut pools: HashMap<&'static str, Pool> = HashMap::new();
    for line in TABLE.lines().skip(1) {
        let mut cells = line.split(',');
        if let (Some(pool), Some(sex), Some(name)) = (cells.next(), cells.next(), cells.next()) {
            let sex = sex.chars().next().unwrap_or('F');
            pools.entry(pool).or_default().push((sex, name.trim_end()));
        }
    }
    pools
});

/// A given name from a pool, for a woman (`F`) or a man (`M`).
pub(super) fn given(draw: &mut Draw, pool: &str, sex: char) -> &'static str {
    let names: Vec<&'static str> = POOLS
        .get(pool)
        .into_iter()
        .flatten()
        .filter(|(usual, _)| *usual == sex)
        .map(|(_, name)| *name)
        .collect();
    let plain = draw.phrase(&names);
    let accented = draw.chance(700);
    ACCENTED
        .iter()
        .find(|(name, _)| accented && *name == plain)
        .map_or(plain, |(_, written)| written)
}

/// An initial.
pub(super) fn initial(draw: &mut Draw) -> char {
    draw.pick(INITIALS).copied().unwrap_or('A')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pool_has_twelve_names_for_each_sex() {
        assert_eq!(POOLS.len(), 22);
        for (pool, names) in POOLS.iter() {
            for sex in ['F', 'M'] {
                let count = names.iter().filter(|(usual, _)| *usual == sex).count();
                assert_eq!(count, 12, "{pool} {sex}");
            }
        }
    }

    #[test]
    fn every_accented_name_is_a_name_of_the_table() {
        for (plain, _) in ACCENTED {
            assert!(
                POOLS.values().flatten().any(|(_, name)| name == plain),
                "{plain}"
            );
        }
    }
}
