//! Uprights that are one line high.

use super::{Chain, Piece, Rule, bands};
use crate::ocr::OcrSettings;
use crate::ocr::picture::Ink;

/// Uprights too short for a rule of their own: they part two cells of a row that is one line high, from the rule above it
/// to the rule below, where an edge of the rows further down goes on. So stand «Chủ trì» and «Phối hợp» under «Đơn vị
/// thực hiện», above the title of a section that covers both.
pub(super) fn find(
    turned: &Ink,
    unit: f32,
    across: &[Chain],
    down: &[Chain],
    settings: &OcrSettings,
) -> Vec<Chain> {
    let reach = 0.35 * unit;
    let (Some(longest), false) = (across.iter().map(Chain::length).reduce(f32::max), down.is_empty()) else {
        return Vec::new();
    };
    let level: Vec<Rule> =
        across.iter().filter(|c| c.length() * 8.0 > longest).map(|c| c.rule(true)).collect();
    let edges: Vec<Rule> = down.iter().map(|c| c.rule(false)).collect();
    let thick = (settings.rule_thickness * unit).max(2.0) as usize;
    let pieces = bands(turned, (settings.stub_length * unit) as usize, thick).into_iter();
    let drawn = |p: &Piece| {
        let (from, to, at) = (p.from as f32, p.to as f32, (p.low + p.high + 1) as f32 / 2.0);
        let meets = |end: f32| {
            level.iter().any(|r| (r.at - end).abs() <= reach && (r.from - reach..=r.to + reach).contains(&at))
        };
        let in_line = edges.iter().any(|e| (e.at - at).abs() <= reach);
        let known =
            edges.iter().any(|e| (e.at - at).abs() <= reach && e.from < to - reach && e.to > from + reach);
        to - from < settings.rule_length * unit && in_line && !known && meets(from) && meets(to)
    };
    pieces.filter(drawn).map(|piece| Chain { pieces: vec![piece] }).collect()
}
