//! Lines that name who takes part and nothing that is to be done: «Phối hợp với Sở Nội vụ, Sở Tài chính.»
//!
//! Among labels such a line is one of them. Alone, below a body, it is a task of that body, of which little is told.

use super::{Reader, Standing};
use crate::assignments::labels::{self, Label};
use crate::assignments::section::Section;
use crate::assignments::{bodies, fields};
use crate::outline::tree::{Entry, Kind, Tree};
use crate::outline::units::Unit;

/// Bytes of the longest such line.
const LONGEST: usize = 320;

/// The names behind «phối hợp với», where a line holds nothing else.
pub(super) fn alone<'t>(text: &'t str, context: &bodies::Context) -> Option<&'t str> {
    const WITH: [&str; 4] = ["hối hợp chặt chẽ với ", "hối hợp cùng với ", "hối hợp với ", "hối hợp cùng "];
    let rest =
        text.strip_prefix(['P', 'p']).filter(|rest| rest.starts_with("hối hợp ") && text.len() <= LONGEST)?;
    let rest = rest.trim_end_matches(['.', ';', ' ']);
    let names = WITH.iter().find_map(|with| rest.strip_prefix(with))?;
    are_all(names, text, context).then_some(names)
}

/// Whether names are all that a text says of who takes part: «Bộ Công an», not «Bộ Công an hoàn thành giai đoạn 1».
pub(super) fn are_all(names: &str, text: &str, context: &bodies::Context) -> bool {
    /// Bytes between two names.
    const JOINT: usize = 8;
    let read = fields::roles(text, context).coordinate;
    let letters: usize = read.iter().map(|party| party.raw.len()).sum();
    !read.is_empty() && letters + JOINT * (read.len() - 1) >= names.len()
}

impl Reader<'_> {
    /// Whether a line without a colon says who does what the numbered heading above it names, because nothing but such lines
    /// stands below that: «3. Rà soát biên chế» over «Sở Nội vụ chủ trì, phối hợp với Sở Tài chính.»
    pub(super) fn tells_heading(
        &self,
        labels: &[(Label, String)],
        unit: &Unit,
        entry: &Entry,
        standing: &Standing,
        tree: &Tree,
        rest: &[Entry],
    ) -> bool {
        let leads = labels.iter().any(|(label, _)| *label == Label::Lead);
        let bodies = &self.context.bodies;
        let more = |(label, names): &(Label, String)| {
            *label == Label::Coordinate && !are_all(names, &unit.body, bodies)
        };
        if !leads
            || unit.ordinal.is_some()
            || unit.body.contains(':')
            || !standing.lead.is_empty()
            || standing.section != Section::Tasks
            || labels.iter().any(more)
        {
            return false;
        }
        let Some(node) = entry.node.filter(|&n| tree.nodes.get(n).is_some_and(|n| n.number.is_some())) else {
            return false;
        };
        let label = |text: &str| {
            labels::first(text).is_some() || labels::unmarked(text).is_some() || alone(text, bodies).is_some()
        };
        for below in rest {
            match below.kind {
                Kind::Heading(next) => return tree.parents.get(next).copied().flatten() != Some(node),
                Kind::Text if below.node == Some(node) => {
                    let told =
                        self.units.get(below.unit).is_some_and(|u| u.ordinal.is_none() && label(&u.body));
                    if !told {
                        return false;
                    }
                }
                Kind::Text => return true,
                Kind::Caption | Kind::Table => return false,
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_part_and_nothing_else() {
        for (text, expected) in [
            ("Phối hợp với Sở Nội vụ, Sở Tài chính.", Some("Sở Nội vụ, Sở Tài chính")),
            ("phối hợp chặt chẽ với các sở, ngành", Some("các sở, ngành")),
            ("Phối hợp với các cơ quan, đơn vị liên quan.", Some("các cơ quan, đơn vị liên quan")),
            ("Phối hợp với Sở Nội vụ rà soát hồ sơ.", None),
            ("Phối hợp với các bộ, ngành tổ chức Hội nghị toàn quốc.", None),
            ("Phối hợp với Phòng Điều dưỡng giám sát tuân thủ vệ sinh tay mỗi tháng 01 lần.", None),
            ("Phối hợp với Cục IV và Bộ Công an hoàn thành giai đoạn 1 trong năm 2026.", None),
            ("Phối hợp với Báo và Phát thanh - Truyền hình mở chuyên mục 02 kỳ/tháng.", None),
            ("Phối hợp lực lượng, phương tiện khi có yêu cầu.", None),
            ("Phối hợp thực hiện.", None),
            ("Phối hợp: Sở Nội vụ", None),
        ] {
            assert_eq!(alone(text, &bodies::Context::default()), expected, "{text}");
        }
    }
}
