//! Which task of the old list is which of the new.

use std::collections::BTreeMap;

use model::{Shared, Task};

use super::{DiffSettings, MatchedBy};

/// Two tasks that are the same, by their index in either list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) by: MatchedBy,
    pub(super) similarity: f32,
}

/// Word pairs of a text, each as often as it stands there, sorted. The borders of the text count as words.
type Shingles = Vec<(String, String)>;

/// The part of the document in an id: `annex-1` of `annex-1/V/2`.
pub(super) fn part(id: &str) -> &str {
    id.split(['/', '#']).next().unwrap_or(id)
}

/// What must be the same for two tasks to have the same number.
pub(super) type PlaceOf = for<'a> fn(&'a Task) -> (&'a str, &'a [Shared]);

/// Between versions: the part of the document and the path.
pub(super) fn by_part_and_path(task: &Task) -> (&str, &[Shared]) {
    (part(&task.id), &task.path)
}

/// Between parts: the path alone.
pub(super) fn by_path(task: &Task) -> (&str, &[Shared]) {
    ("", &task.path)
}

pub(super) fn find(old: &[&Task], new: &[&Task], place: PlaceOf, settings: DiffSettings) -> Vec<Pair> {
    let old_shingles: Vec<Shingles> = old.iter().map(|task| shingles(&task.text)).collect();
    let new_shingles: Vec<Shingles> = new.iter().map(|task| shingles(&task.text)).collect();
    let likeness = |o: usize, n: usize| match (old_shingles.get(o), new_shingles.get(n)) {
        (Some(a), Some(b)) => dice(a, b),
        _ => 0.0,
    };
    let mut pairs: Vec<Pair> = Vec::new();
    let mut taken = (vec![false; old.len()], vec![false; new.len()]);

    let mut candidates: Vec<Pair> = Vec::new();
    let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (n, task) in new.iter().enumerate() {
        places.entry(place(task)).or_default().push(n);
    }
    for (o, task) in old.iter().enumerate().filter(|(_, task)| !task.path.is_empty()) {
        for &n in places.get(&place(task)).into_iter().flatten() {
            candidates.push(Pair { old: o, new: n, by: MatchedBy::Number, similarity: likeness(o, n) });
        }
    }
    // Several tasks may stand under one number: the most similar two are the pair.
    choose(candidates, settings.under_same_number, &mut taken, &mut pairs);

    let mut candidates: Vec<Pair> = Vec::new();
    let index = index(&new_shingles, &taken.1);
    for (o, shingles) in old_shingles.iter().enumerate() {
        if taken.0.get(o).copied().unwrap_or(true) {
            continue;
        }
        let mut met: Vec<usize> = shingles.iter().filter_map(|s| index.get(s)).flatten().copied().collect();
        met.sort_unstable();
        met.dedup();
        for n in met {
            candidates.push(Pair { old: o, new: n, by: MatchedBy::Text, similarity: likeness(o, n) });
        }
    }
    choose(candidates, settings.by_text, &mut taken, &mut pairs);
    pairs
}

/// Takes the candidates from the most similar down, each task once; ties go by the order of the lists.
fn choose(mut candidates: Vec<Pair>, least: f32, taken: &mut (Vec<bool>, Vec<bool>), pairs: &mut Vec<Pair>) {
    candidates.retain(|pair| pair.similarity >= least);
    candidates.sort_by(|a, b| {
        b.similarity
            .total_cmp(&a.similarity)
            .then(a.old.abs_diff(a.new).cmp(&b.old.abs_diff(b.new)))
            .then(a.old.cmp(&b.old))
    });
    for pair in candidates {
        if let (Some(old), Some(new)) = (taken.0.get_mut(pair.old), taken.1.get_mut(pair.new))
            && !*old
            && !*new
        {
            (*old, *new) = (true, true);
            pairs.push(pair);
        }
    }
}

fn index<'a>(texts: &'a [Shingles], taken: &[bool]) -> BTreeMap<&'a (String, String), Vec<usize>> {
    let mut out: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, shingles) in texts.iter().enumerate().filter(|(at, _)| taken.get(*at) == Some(&false)) {
        for shingle in shingles {
            out.entry(shingle).or_default().push(at);
        }
    }
    out
}

fn shingles(text: &str) -> Shingles {
    let key = normalize::key(text);
    let letters = |c: char| !c.is_alphanumeric();
    let words =
        || std::iter::once("").chain(key.split(letters).filter(|w| !w.is_empty())).chain(std::iter::once(""));
    let mut out: Shingles = words().zip(words().skip(1)).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    out.sort();
    out
}

/// Twice what two sorted lists share, over what both hold.
fn dice(a: &Shingles, b: &Shingles) -> f32 {
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0_usize;
    while let (Some(l), Some(r)) = (left.peek(), right.peek()) {
        match l.cmp(r) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    2.0 * shared as f32 / (a.len() + b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_of_texts() {
        for (a, b, low, high) in [
            ("Hoà giải cơ sở", "hòa giải cơ sở", 1.0, 1.0),
            ("Xây dựng kế hoạch năm 2023", "Xây dựng kế hoạch năm 2024", 0.6, 0.8),
            ("Xây dựng kế hoạch", "Tổ chức hội nghị", 0.0, 0.0),
            ("", "", 1.0, 1.0),
        ] {
            let found = dice(&shingles(a), &shingles(b));
            assert!(low <= found && found <= high, "{a} / {b}: {found}");
        }
    }

    #[test]
    fn the_part_of_an_id() {
        for (id, named) in [("annex-1/V/2", "annex-1"), ("body#3", "body"), ("body", "body")] {
            assert_eq!(part(id), named);
        }
    }
}
