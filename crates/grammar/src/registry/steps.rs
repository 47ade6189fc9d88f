//! The ways from node to node: which node is behind a node and a word.

use crate::party::words::Key;

/// Nodes behind nodes and words, each at the place that its number tells or at the next free one behind that; half of all
/// places are free at least.
#[derive(Debug)]
pub(super) struct Steps {
    ways: Vec<Way>,
    count: usize,
    /// Bits of a number that tell no place.
    shift: u32,
}

/// A node, a word, and the node behind them; the root, behind which no word leads, where the place is free.
#[derive(Debug, Clone, Copy, Default)]
struct Way {
    word: Key,
    node: u32,
    to: u32,
}

impl Steps {
    /// No ways, and room for half of so many, which is a power of two.
    pub(super) fn with_places(places: usize) -> Self {
        Self { ways: vec![Way::default(); places], count: 0, shift: u64::BITS - places.ilog2() }
    }

    /// The node behind a node and a word.
    #[inline]
    pub(super) fn get(&self, node: u32, word: Key) -> Option<u32> {
        let way = self.ways.get(self.place(node, word))?;
        (way.to != 0).then_some(way.to)
    }

    /// The same, where there is none a new one.
    pub(super) fn get_or_insert(&mut self, node: u32, word: Key, fresh: u32) -> u32 {
        let place = self.place(node, word);
        let Some(way) = self.ways.get_mut(place) else { return fresh };
        if way.to == 0 {
            *way = Way { word, node, to: fresh };
            self.count += 1;
            if self.count * 2 > self.ways.len() {
                self.grow();
            }
            return fresh;
        }
        way.to
    }

    /// The place of a way, or the free one where it would be.
    #[inline]
    fn place(&self, node: u32, word: Key) -> usize {
        let number = word.number().wrapping_add(u64::from(node).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut place = (number >> self.shift) as usize;
        while let Some(way) = self.ways.get(place) {
            if way.to == 0 || (way.node == node && way.word == word) {
                return place;
            }
            place = (place + 1) & (self.ways.len() - 1);
        }
        place
    }

    fn grow(&mut self) {
        let mut more = Self::with_places(self.ways.len() * 2);
        for way in self.ways.iter().filter(|way| way.to != 0) {
            more.get_or_insert(way.node, way.word, way.to);
        }
        *self = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_found_again() {
        let words = ["so", "ban", "phong", "hoi"].map(Key::plain);
        let mut steps = Steps::with_places(8);
        let ways = || (0..50).flat_map(|node| words.map(|word| (node, word))).zip(1..);
        for ((node, word), to) in ways() {
            assert_eq!(steps.get(node, word), None);
            assert_eq!(steps.get_or_insert(node, word, to), to);
            assert_eq!(steps.get_or_insert(node, word, to + 1), to);
        }
        assert!(ways().all(|((node, word), to)| steps.get(node, word) == Some(to)));
        assert_eq!(steps.get(50, Key::plain("so")), None);
    }
}
