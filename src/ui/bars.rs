//! Bars drawn with letters: a range with a point in it, and how full something is.

/// Where a value of 0 to 100 stands on `cells` cells.
fn cell(value: u32, cells: usize) -> usize {
    let last = cells.saturating_sub(1);
    let value = usize::try_from(value.min(100)).unwrap_or(100);
    (value * last + 50) / 100
}

/// A range from 0 to 100 with its likeliest point: `····├─●──┤····`.
pub fn range(low: u32, point: u32, high: u32, cells: usize) -> String {
    let (low, point, high) = (cell(low, cells), cell(point, cells), cell(high, cells));
    (0..cells)
        .map(|at| match at {
            _ if at == point => '●',
            _ if at == low => '├',
            _ if at == high => '┤',
            _ if low < at && at < high => '─',
            _ => '·',
        })
        .collect()
}

/// How full: `██████░░`.
pub fn full(value: u32, cells: usize) -> String {
    let value = usize::try_from(value.min(100)).unwrap_or(100);
    let filled = (value * cells + 50) / 100;
    let empty = cells.saturating_sub(filled);
    format!("{}{}", "█".repeat(filled), "░".repeat(empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_always_shows_its_point() {
        assert_eq!(range(0, 50, 100, 11), "├────●────┤");
        assert_eq!(range(66, 74, 81, 21), "·············├─●┤····");
        assert_eq!(range(70, 70, 70, 11), "·······●···");
    }

    #[test]
    fn a_bar_is_as_full_as_its_value() {
        assert_eq!(full(78, 8), "██████░░");
        assert_eq!(full(0, 4), "░░░░");
        assert_eq!(full(100, 4), "████");
    }
}
