//! How often a reader found reports like one right.
//!
//! The counts stand in `assets/judged.tsv`, by level and type. Most types were read too seldom to stand alone, so they are put together in three bands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{ConflictKind, Level};

/// Reports that are about as often right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Band {
    /// Everything that is `likely`.
    Likely,
    /// Possible, where two articles differ in what was said or done, or by whom.
    PossibleDeed,
    /// Possible, where they differ in a figure, a day or a spelling.
    PossibleFigure,
}

impl Band {
    fn of(kind: ConflictKind, level: Level) -> Option<Self> {
        use ConflictKind::{Attribution, Outcome, Polarity, Quote, Role};
        match level {
            Level::Likely => Some(Self::Likely),
            Level::Possible if matches!(kind, Attribution | Outcome | Polarity | Quote | Role) => Some(Self::PossibleDeed),
            Level::Possible => Some(Self::PossibleFigure),
            Level::Update | Level::Disputed => None,
        }
    }
}

/// Right and read, by band.
static JUDGED: LazyLock<BTreeMap<Band, (u32, u32)>> = LazyLock::new(|| {
    let mut judged = BTreeMap::new();
    for line in include_str!("../../../assets/judged.tsv").lines() {
        let (level, kind, right, read) = row(line).expect("the embedded counts are whole");
        if let Some(band) = Band::of(kind, level) {
            let sums: &mut (u32, u32) = judged.entry(band).or_default();
            *sums = (sums.0 + right, sums.1 + read);
        }
    }
    judged
});

fn row(line: &str) -> Option<(Level, ConflictKind, u32, u32)> {
    let mut cells = line.split('\t');
    let (level, kind) = (Level::from_name(cells.next()?)?, ConflictKind::from_name(cells.next()?)?);
    Some((level, kind, cells.next()?.parse().ok()?, cells.next()?.parse().ok()?))
}

/// Share of such reports that were right, in hundredths; `None` for levels of which none were read.
pub(super) fn confidence(kind: ConflictKind, level: Level) -> Option<f64> {
    let (right, read) = JUDGED.get(&Band::of(kind, level)?)?;
    Some((f64::from(*right) / f64::from(*read) * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_as_sure_as_its_reports_were_right() {
        let likely = confidence(ConflictKind::Number, Level::Likely);
        assert_eq!(likely, confidence(ConflictKind::Group, Level::Likely));
        assert!(likely > confidence(ConflictKind::Number, Level::Possible));
        assert!(confidence(ConflictKind::Quote, Level::Possible) > confidence(ConflictKind::Number, Level::Possible));
        assert_eq!(confidence(ConflictKind::Number, Level::Update), None);
    }
}
