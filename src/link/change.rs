//! How one spelling differs from another, in words of the newsroom.

/// More changes than this are not listed one by one.
const MOST: usize = 2;
/// Longer words are not compared letter by letter.
const LONGEST: usize = 40;

/// Says how two folded words differ: "vowel change a/e", "extra letter h", "letters in another order".
///
/// The first word's letters are named first; letters that only one word has are named alone.
pub(crate) fn describe(a: &str, b: &str) -> String {
    let (left, right): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if left == right {
        return "same letters".into();
    }
    let middle = middle(&left, &right);
    if is_reordered(&middle.0, &middle.1) {
        return hunk(&middle.0, &middle.1, &left, &right);
    }
    let hunks = if left.len().max(right.len()) <= LONGEST { hunks(&left, &right) } else { vec![middle.clone()] };
    let single = hunks.iter().all(|(x, y)| x.len() <= 1 && y.len() <= 1);
    let hunks = if hunks.len() > MOST || hunks.len() > 1 && !single { vec![middle] } else { hunks };
    hunks.iter().map(|(x, y)| hunk(x, y, &left, &right)).collect::<Vec<_>>().join(" and ")
}

/// One stretch in which two words differ.
fn hunk(x: &[char], y: &[char], a: &[char], b: &[char]) -> String {
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let vowels = |letters: &[char]| letters.iter().all(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    if is_reordered(x, y) {
        return format!("letters in another order {}/{}", text(x), text(y));
    }
    if x.is_empty() || y.is_empty() {
        let more = if x.is_empty() { y } else { x };
        let doubled = more.len() == 1 && [a, b].iter().any(|word| word.windows(2).any(|pair| pair == [more[0], more[0]]));
        let what = match more.len() {
            1 if doubled => "doubled letter",
            1 => "extra letter",
            _ => "extra letters",
        };
        return format!("{what} {}", text(more));
    }
    format!("{} {}/{}", if vowels(x) && vowels(y) { "vowel change" } else { "spelling" }, text(x), text(y))
}

type Hunk = (Vec<char>, Vec<char>);

/// What is left of two words without what they share at both ends.
fn middle(a: &[char], b: &[char]) -> Hunk {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    (a[start..a.len() - end].to_vec(), b[start..b.len() - end].to_vec())
}

/// The stretches in which two words differ, by the longest common letters in order.
fn hunks(a: &[char], b: &[char]) -> Vec<Hunk> {
    let mut common = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] = if a[i] == b[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut open: Hunk = (Vec::new(), Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            if !open.0.is_empty() || !open.1.is_empty() {
                hunks.push(std::mem::take(&mut open));
            }
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || i < a.len() && common[i + 1][j] >= common[i][j + 1] {
            open.0.push(a[i]);
            i += 1;
        } else {
            open.1.push(b[j]);
            j += 1;
        }
    }
    if !open.0.is_empty() || !open.1.is_empty() {
        hunks.push(open);
    }
    hunks
}

fn is_reordered(a: &[char], b: &[char]) -> bool {
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    a.len() > 1 && sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_editor_understands_the_difference() {
        assert_eq!(describe("harnan", "harnen"), "vowel change a/e");
        assert_eq!(describe("mehran", "merhan"), "letters in another order hr/rh");
        assert_eq!(describe("philip", "phillip"), "doubled letter l");
        assert_eq!(describe("brathwaite", "braithwaite"), "extra letter i");
        assert_eq!(describe("kofman", "hofman"), "spelling k/h");
        assert_eq!(describe("darvaneian", "dervanian"), "vowel change a/e and extra letter e");
        assert_eq!(describe("hassel", "hastle"), "spelling sel/tle");
        assert_eq!(describe("", ""), "same letters");
    }
}
