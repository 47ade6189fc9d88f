//! Thresholds of the page layout, all in multiples of the page's median glyph size.

/// How pages are cut into blocks. Lengths are multiples of the median glyph size of the page (of the cell or line where
/// it says so), so that a plan set in 9 pt and one set in 14 pt are read alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LayoutSettings {
    /// Rulings nearer to each other than this are one ruling: double rules, and edges drawn once a cell.
    pub snap: f32,
    /// Gap along a rule that is still the same rule: dashes, dots, corners left open.
    pub join: f32,
    /// Rulings shorter than this are specks or parts of a picture.
    pub shortest_rule: f32,
    /// More rulings than this on a page are a drawing: no table is looked for in them. A count.
    pub most_rules: usize,
    /// Share of a cell's side that must be drawn for the side to part two cells. A share.
    pub ruled_share: f32,
    /// Two words on one baseline with a wider gap belong to different columns of the page.
    pub column_gap: f32,
    /// How far two baselines may be apart within one line; superscripts sit a third of an em higher.
    pub baseline_drift: f32,
    /// Width of the white gutter that both columns of a letterhead must leave free.
    pub gutter: f32,
    /// Width to which a gutter may narrow in a line whose words stand much closer to each other.
    pub narrow_gutter: f32,
    /// A line is indented when it starts this far right of the lines around it.
    pub indent: f32,
    /// Extra distance between two lines, beyond the usual distance, that parts two paragraphs.
    pub paragraph_gap: f32,
    /// Extra white space, beyond that between two lines, that parts two rows whose cells are centred.
    pub row_gap: f32,
    /// A line counts as centred when its middle is this near to the middle of its measure.
    pub centred: f32,
    /// How far from the page's top and bottom page numbers and running heads stand, as a share of the page's height.
    pub margin_share: f32,
    /// How far above the end of the text area a table may end and still touch it.
    pub end_reach: f32,
    /// How far row heads may stand from the frame beside which they are set.
    pub row_head_gap: f32,
    /// White space between two columns of a table without rules.
    pub table_gutter: f32,
    /// How sure a word is whose font tells no letters, or the wrong ones. A share.
    pub suspect_confidence: f32,
    /// Lines of a table without rules must not be farther apart than this, from baseline to baseline.
    pub table_pitch: f32,
}

impl Default for LayoutSettings {
    fn default() -> Self {
        Self {
            snap: 0.35,
            join: 0.5,
            shortest_rule: 0.6,
            most_rules: 6000,
            ruled_share: 0.6,
            column_gap: 1.6,
            baseline_drift: 0.42,
            gutter: 0.9,
            narrow_gutter: 0.4,
            indent: 0.9,
            paragraph_gap: 0.25,
            row_gap: 0.08,
            centred: 1.2,
            margin_share: 0.11,
            end_reach: 3.0,
            row_head_gap: 6.0,
            table_gutter: 0.9,
            suspect_confidence: 0.05,
            table_pitch: 3.5,
        }
    }
}
