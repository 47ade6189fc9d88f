//! The cell of a fused line below a blank one. Cells are centred: at a page break the lead and the time of the torn row
//! fall to the next page whole, before those of the row that is fused to it: «Sở Nội vụ | Sở Y tế», «Quý I/2026 |
//! Tháng 3/2026».

use grammar::{Closure, party};
use model::{PartyKind, Role, RowKind};

use super::begins::begins;
use super::cell_cut::CellCut;
use super::joined;
use crate::seams::{Evidence, Scene, What, ends_open};

/// First words of bodies, with their rank: what is set up by another stands before it («Văn phòng Sở Y tế»). This is the
/// order in which names are joined, which the sort of a body does not tell («Trường», «Trung tâm»); of heads that are not
/// here the sort has to do.
const BODIES: &[(&str, u8)] = &[
    ("Các phòng", 1),
    ("Các khoa", 1),
    ("Các trường", 1),
    ("Các trung tâm", 1),
    ("Các", 0),
    ("Tổ", 1),
    ("Khoa", 1),
    ("Phòng", 1),
    ("Văn phòng", 1),
    ("Thanh tra", 1),
    ("Đội", 1),
    ("Báo", 2),
    ("Đài", 2),
    ("Chi cục", 2),
    ("Chi nhánh", 2),
    ("Trung tâm", 2),
    ("Tạp chí", 2),
    ("Hạt", 2),
    ("Trạm", 2),
    ("Quỹ", 2),
    ("Ban", 3),
    ("Bảo hiểm xã hội", 3),
    ("Bệnh viện", 3),
    ("Bộ Chỉ huy", 3),
    ("BCH", 3),
    ("Công an", 3),
    ("Công ty", 3),
    ("Cục", 3),
    ("Đoàn", 3),
    ("Hội", 3),
    ("Hiệp hội", 3),
    ("Kho bạc", 3),
    ("Liên đoàn", 3),
    ("Liên minh", 3),
    ("Ngân hàng", 3),
    ("Sở", 3),
    ("Thuế", 3),
    ("Tỉnh đoàn", 3),
    ("Trường", 3),
    ("Ủy ban", 3),
    ("UBND", 3),
    ("HĐND", 3),
    ("UBMTTQ", 3),
    ("Viện", 3),
    ("Vụ", 3),
    ("Bộ", 4),
    ("Đảng ủy", 4),
    ("Huyện ủy", 4),
    ("Thành ủy", 4),
    ("Tỉnh ủy", 4),
];

/// What stands before another value without being one of its own kind: several bodies.
const GROUP: u8 = 4;

/// The cut of a cell that a grammar can close, or of free text, below a blank one.
pub(super) fn cut(scene: &Scene<'_>, c: usize) -> CellCut {
    let here = scene.cell(c);
    let ways = ways(scene, c, here);
    let evidence = match ways.as_slice() {
        [] => None,
        &[at] => {
            let (left, right) = here.split_at_checked(at).unwrap_or((here, ""));
            let what = What::BothClose(c, left.trim().to_owned(), right.trim().to_owned());
            let sure = if scene.profile.typed.contains(&c) { 0.7 } else { 0.3 };
            return CellCut {
                at,
                restated: false,
                evidence: Some(Evidence { what, weight: scene.settings.closes * sure }),
            };
        }
        _ => Some(Evidence { what: What::EitherRow(c), weight: 0.0 }),
    };
    CellCut { at: 0, restated: false, evidence }
}

/// Where the cell parts into two values that stand side by side without a mark.
fn ways(scene: &Scene<'_>, c: usize, here: &str) -> Vec<usize> {
    let mut ways = match scene.profile.roles.get(c) {
        Some(Role::Lead | Role::Coordinate | Role::Approve | Role::Monitor) => of_bodies(scene, c, here),
        Some(Role::Start | Role::Finish | Role::During) => of_times(scene, c, here),
        Some(Role::Deliverable | Role::Note | Role::Budget | Role::Other(_)) => of_texts(scene, c, here),
        Some(Role::Number | Role::Serial | Role::Content) | None => Vec::new(),
    };
    if ways.len() > 1 {
        let stands = |part: &str| stands_elsewhere(scene, c, part);
        let told = |&at: &usize| {
            here.split_at_checked(at).is_some_and(|(left, right)| stands(left.trim()) && stands(right.trim()))
        };
        if ways.iter().any(told) {
            ways.retain(told);
        }
    }
    ways
}

/// Whether another row says the same in the column.
fn stands_elsewhere(scene: &Scene<'_>, c: usize, text: &str) -> bool {
    let mut rows =
        scene.table.rows.iter().enumerate().filter(|(row, r)| *row != scene.row && r.kind == RowKind::Body);
    rows.any(|(_, r)| r.cells.get(c).is_some_and(|cell| cell.text.trim() == text))
}

/// The places behind white space, with what stands on both sides, where the left ends without a mark.
fn gaps(here: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let starts = here.match_indices(char::is_whitespace).map(|(at, gap)| at + gap.len());
    starts.filter_map(move |at| {
        let (left, right) = here.split_at_checked(at)?;
        let left = left.trim_end();
        let begins = right.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let marked = left.ends_with([',', ';', '-', '–', '/', '+', '(', '&', '.', ':']);
        (begins && !marked && !left.is_empty()).then_some((at, left, right))
    })
}

fn of_bodies(scene: &Scene<'_>, c: usize, here: &str) -> Vec<usize> {
    let whole = |text: &str| scene.profile.closure(c, text) == Closure::Whole;
    let parts = gaps(here).filter(|(_, left, right)| {
        rank(right).is_some_and(|own| last_rank(left).is_some_and(|before| own <= before))
            && !ends_open(left)
            && whole(left)
            && whole(right)
    });
    parts.map(|(at, ..)| at).collect()
}

/// The one place in a cell that goes on with the value above where a body begins of whose company there is one side at
/// least that closes: «Trung» | «tâm Công nghệ thông tin | Tạp chí Tổ chức nhà nước».
pub(super) fn at_body(scene: &Scene<'_>, c: usize, above: &str, here: &str) -> Option<CellCut> {
    if !matches!(
        scene.profile.roles.get(c),
        Some(Role::Lead | Role::Coordinate | Role::Approve | Role::Monitor)
    ) {
        return None;
    }
    let whole = |text: &str| scene.profile.closure(c, text) == Closure::Whole;
    let mut found = gaps(here).filter(|(_, left, right)| {
        let left = joined(above, left);
        rank(right).is_some_and(|own| last_rank(&left).is_some_and(|before| own <= before))
            && !ends_open(&left)
            && (whole(right) || whole(&left))
    });
    let (Some((at, left, right)), None) = (found.next(), found.next()) else { return None };
    let what = What::BothClose(c, joined(above, left), right.to_owned());
    Some(CellCut {
        at,
        restated: false,
        evidence: Some(Evidence { what, weight: scene.settings.closes * 0.5 }),
    })
}

fn of_times(scene: &Scene<'_>, c: usize, here: &str) -> Vec<usize> {
    let whole = |text: &str| scene.profile.closure(c, text) == Closure::Whole;
    let parts = gaps(here).filter(|(_, left, right)| {
        let figure = right.starts_with(|c: char| c.is_ascii_digit());
        (!figure || !asks_for_figure(left)) && whole(left) && whole(right)
    });
    parts.map(|(at, ..)| at).collect()
}

/// «Trong năm | 2026»: what is counted waits for its figure, though it may stand alone; «hằng năm» does not.
fn asks_for_figure(left: &str) -> bool {
    let mut words = left.split_whitespace().rev().map(str::to_lowercase);
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    matches!(last.as_str(), "năm" | "quý" | "tháng" | "ngày" | "tuần" | "đến" | "học" | "đoạn")
        && !matches!(before.as_str(), "hằng" | "hàng" | "cả")
}

fn of_texts(scene: &Scene<'_>, c: usize, here: &str) -> Vec<usize> {
    if let Some(at) = here.find('\n') {
        return vec![at + 1];
    }
    let found = begins(scene, c, here, scene.profile.roles.get(c) == Some(&Role::Deliverable));
    let known = found.iter().any(|begin| begin.known);
    found.iter().filter(|begin| begin.known || !known).map(|begin| begin.at).collect()
}

/// The rank of the body with whose first words a text begins.
fn rank(text: &str) -> Option<u8> {
    known_rank(text).or_else(|| party::head(text).map(rank_of))
}

/// The same where the list has it.
fn known_rank(text: &str) -> Option<u8> {
    let opens =
        |words: &str| text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    // «Sở Khoa học và Công nghệ» holds no «Khoa».
    let found = BODIES.iter().find(|(words, _)| opens(words)).filter(|_| !text.starts_with("Khoa học"));
    found.map(|(_, rank)| *rank)
}

/// The rank of bodies of a sort.
fn rank_of(kind: PartyKind) -> u8 {
    match kind {
        PartyKind::Division | PartyKind::Office => 1,
        PartyKind::ServiceUnit => 2,
        PartyKind::Ministry | PartyKind::PartyOrgan => GROUP,
        PartyKind::CentralBody
        | PartyKind::Department
        | PartyKind::PeoplesCommittee
        | PartyKind::PeoplesCouncil
        | PartyKind::Security
        | PartyKind::MassOrganisation
        | PartyKind::VerticalBody
        | PartyKind::Justice
        | PartyKind::Enterprise
        | PartyKind::Committee
        | PartyKind::Group
        | PartyKind::Role
        | PartyKind::Other => 3,
    }
}

/// The rank of the last body that a text names; of several, what another may follow.
fn last_rank(text: &str) -> Option<u8> {
    let starts = memchr::memchr2_iter(b' ', b'\n', text.as_bytes()).map(|at| at + 1);
    let starts: Vec<usize> = [0].into_iter().chain(starts).collect();
    // Inside a name words of bodies stand that begin none («Phòng Cảnh sát giao thông»): a sort counts at the beginning alone.
    let last = starts.iter().rev().find_map(|&at| {
        let rest = text.get(at..)?;
        let begins = text.get(..at)?.trim_end().ends_with([',', ';']) || at == 0;
        if begins { rank(rest) } else { known_rank(rest) }
    });
    last.map(|rank| if rank == 0 { GROUP } else { rank })
}

/// Where cells of a line part in two, a single value below a blank cell may be of either row: that is said.
pub(super) fn doubt_single(scene: &Scene<'_>, blank: &dyn Fn(usize) -> bool, cuts: &mut [CellCut]) {
    let parted = |c: usize, cut: &CellCut| blank(c) && cut.parts_two();
    if !cuts.iter().enumerate().any(|(c, cut)| parted(c, cut)) {
        return;
    }
    for (c, cut) in cuts.iter_mut().enumerate() {
        let own = Some(c) == scene.profile.content || Some(c) == scene.profile.number;
        if !own && blank(c) && !scene.cell(c).is_empty() && cut.at == 0 && cut.evidence.is_none() {
            cut.evidence = Some(Evidence { what: What::EitherRow(c), weight: 0.0 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_follows_one_of_its_rank() {
        let follows = |left: &str, right: &str| {
            rank(right).zip(last_rank(left)).is_some_and(|(own, before)| own <= before)
        };
        for (left, right, two) in [
            ("Sở Nội vụ", "Sở Y tế", true),
            ("Sở Khoa học và Công nghệ", "Sở Nội vụ", true),
            ("Vụ Cải cách hành chính", "Văn phòng Bộ", true),
            ("Các đơn vị thuộc, trực thuộc Bộ", "Thanh tra Bộ", true),
            ("Các sở, ban, ngành", "UBND các xã, phường", true),
            ("Công an tỉnh", "Các sở, ban, ngành", true),
            ("Sở Y tế", "UBND tỉnh", true),
            ("Bảo tàng tỉnh", "Thư viện tỉnh", true),
            ("Sở Y tế", "Bảo tàng tỉnh", true),
            ("Sở Y tế", "Điện lực Sơn Dương", true),
            ("Bảo tàng tỉnh", "Sở Y tế", false),
            ("Phòng Cảnh sát giao thông", "Công an tỉnh", false),
            ("Trại tạm giam", "Bộ Công an", false),
            ("Văn phòng", "Sở Y tế", false),
            ("Chi cục Kiểm lâm", "Sở Nông nghiệp và Môi trường", false),
            ("Vụ Pháp chế", "Bộ Y tế", false),
            ("Phòng Kinh tế", "UBND xã", false),
            ("Các phòng, ban", "Sở Y tế", false),
        ] {
            assert_eq!(follows(left, right), two, "{left} | {right}");
        }
    }

    #[test]
    fn what_is_counted_waits_for_its_figure() {
        for (left, waits) in
            [("Trong năm", true), ("Hằng năm", false), ("Quý III/2027", false), ("Quý", true)]
        {
            assert_eq!(asks_for_figure(left), waits, "{left}");
        }
    }
}
