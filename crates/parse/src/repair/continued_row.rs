//! `continued-row`: a row torn by the page break; its second part stands on the next page without number, or with the
//! same number again.

use model::OrdinalStyle;

use super::{Edit, SeamRule, number_again};
use crate::seams::{
    Evidence, Head, Hypothesis, Line, Scene, What, ends_open, score_join, score_join_again, score_place,
};
use crate::words::{final_stop, is_mostly_upper, opens_bare};

pub(crate) struct ContinuedRow;

impl SeamRule for ContinuedRow {
    fn name(&self) -> &'static str {
        "continued-row"
    }

    fn may_explain(&self, line: &Line<'_>) -> bool {
        line.ordinal.is_none() || line.at_seam
    }

    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis> {
        let Some(head) = scene.head else { return Vec::new() };
        let numbered = scene.ordinal.is_some() || scene.number_is_text();
        let again = if numbered { number_again::found(scene, head) } else { None };
        if numbered && again.is_none() {
            return Vec::new();
        }
        if scene.profile.content.is_some_and(|c| grammar::total::is_total(scene.cell(c))) {
            return Vec::new();
        }
        if !scene.at_seam() && (is_sister(scene, head) || is_of_list(scene, head)) {
            return Vec::new();
        }
        if heads_dashes(scene, head) {
            return Vec::new();
        }
        let join = if numbered { score_join_again } else { score_join };
        let (mut evidence, cells, restated) = join(scene, head, scene.cells);
        if let Some(again) = again {
            evidence.push(again);
        } else if scene.profile.number.is_some() {
            let weight = scene.settings.no_number * (1.0 - scene.profile.unnumbered);
            evidence.push(Evidence { what: What::NoNumber, weight });
        }
        evidence.extend(score_place(scene));
        if is_title(scene, head) || opens_item(scene) {
            evidence.push(Evidence { what: What::Title, weight: -scene.settings.title });
        }
        let heading_gets_cells =
            head.heading && scene.profile.typed.iter().any(|&c| !scene.cell(c).is_empty());
        if heading_gets_cells {
            evidence.push(Evidence {
                what: What::TwoValues(scene.profile.content.unwrap_or(0)),
                weight: scene.settings.two_values,
            });
        }
        vec![Hypothesis {
            rule: Some(self.name()),
            edits: vec![Edit::Join { row: scene.row, restated }],
            evidence,
            head: Head::of(cells, scene.profile),
            walk: scene.walk.clone(),
            column: scene.profile.content,
        }]
    }
}

/// Whether a row fills all that says what and who, and repeats the first cell of the row above, as rows of one month do.
fn is_sister(scene: &Scene<'_>, head: &Head<'_>) -> bool {
    let filled = |c: usize| !scene.cell(c).is_empty();
    let same = filled(0) && head.cell(0) == scene.cell(0) && scene.profile.content != Some(0);
    let asked = scene.profile.content.iter().chain(&scene.profile.typed);
    same && asked.into_iter().all(|&c| filled(c))
}

/// Whether a row with a task of its own is of somebody who is listed with a dash, as the row above is, or below one that only
/// names them all: «- Trường Mầm non» over «- Trường Tiểu học», below «Các trường học».
fn is_of_list(scene: &Scene<'_>, head: &Head<'_>) -> bool {
    let Some(content) = scene.profile.content else { return false };
    let only = |c: usize| {
        let others = |other: &usize| *other != c && Some(*other) != scene.profile.number;
        let title = head.cell(c);
        !title.is_empty()
            && !ends_open(title)
            && (0..head.cells.len()).filter(others).all(|c| head.cell(c).is_empty())
    };
    let above = |c: usize| (!head.cell(content).is_empty() && is_dashed(head.cell(c))) || only(c);
    scene.content().starts_with(char::is_uppercase)
        && scene.profile.typed.iter().any(|&c| is_dashed(scene.cell(c)) && above(c))
}

/// Whether a row holds nothing but what names a group of tasks, below a row whose text needs nothing: «Nhóm nhiệm vụ về
/// an toàn thông tin», or a text whose letters alone are bold.
fn is_title(scene: &Scene<'_>, head: &Head<'_>) -> bool {
    const GROUPS: [&str; 13] = [
        "nhom ",
        "linh vuc ",
        "ve linh vuc ",
        "cac nhiem vu",
        "nhiem vu ",
        "nhung nhiem vu",
        "muc tieu ",
        "cong tac ",
        "noi dung ",
        "giai doan ",
        "hoc ky ",
        "thang ",
        "phan ",
    ];
    let Some(content) = scene.profile.content else { return false };
    let (title, above) = (scene.content(), head.cell(content));
    let alone = scene.cells.iter().enumerate().all(|(c, text)| c == content || text.is_empty());
    if !alone || head.heading || above.is_empty() || ends_open(above) {
        return false;
    }
    let opens = title.starts_with(char::is_uppercase) && final_stop(title).is_none_or(|stop| stop == ':');
    let bold =
        |row: usize| scene.table.rows.get(row).and_then(|r| r.cells.get(content)).is_some_and(|c| c.bold);
    let stands_out = || scene.row.checked_sub(1).is_some_and(|above| bold(scene.row) && !bold(above));
    let shouted = || is_mostly_upper(title) && !is_mostly_upper(above);
    opens && (GROUPS.iter().any(|group| opens_bare(title, group)) || stands_out() || shouted())
}

/// Whether a row with a dash and cells of its own stands below one that holds but a title: «Công tác tuyên truyền:» over «-
/// Xây dựng tin, bài». Where nothing else shows that the title heads a list, another such row must follow.
fn heads_dashes(scene: &Scene<'_>, head: &Head<'_>) -> bool {
    let Some(content) = scene.profile.content else { return false };
    if !is_dashed(scene.content()) {
        return false;
    }
    let title = head.cell(content);
    let others = |c: usize| Some(c) != scene.profile.content && Some(c) != scene.profile.number;
    let alone = (0..head.cells.len()).filter(|&c| others(c)).all(|c| head.cell(c).is_empty());
    let filled = scene.profile.typed.iter().any(|&c| !scene.cell(c).is_empty());
    if title.is_empty() || !alone || !filled || ends_open(title) {
        return false;
    }
    let next = || {
        let row = scene.table.rows.get(scene.row + 1)?;
        let text = |c: usize| row.cells.get(c).map_or("", |cell| cell.text.trim());
        let own = scene.profile.typed.iter().any(|&c| !text(c).is_empty());
        let bare = scene.profile.number.is_none_or(|n| text(n).is_empty());
        Some(own && bare && is_dashed(text(content)))
    };
    (title.ends_with(':') && !scene.at_seam()) || next() == Some(true)
}

/// Whether a text opens with the dash of an item.
fn is_dashed(text: &str) -> bool {
    let rest = text.strip_prefix(['-', '–', '+', '•']);
    rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
}

/// «a) Tổ công nghệ số cộng đồng»: an item of its own, whose number stands in its text.
fn opens_item(scene: &Scene<'_>) -> bool {
    let split = grammar::ordinal::split(scene.content());
    split.is_some_and(|(number, rest)| number.style == OrdinalStyle::Letter && !rest.is_empty())
}
