//! The body of a plan with its letterhead and foot in two columns (Decree 30/2020/NĐ-CP, annex I).

use super::face::{Face, Faces};
use super::sheet::{A4, Cut, MARGIN, PROSE, Page, Text, prose_below};
use crate::plan::Plan;
use crate::write::story;

const SIZE: f32 = 12.0;
const LEADING: f32 = 16.0;
/// Middles of the columns.
const LEFT: f32 = MARGIN + 100.0;
const RIGHT: f32 = A4[0] - MARGIN - 140.0;

/// The pages of the body.
pub(super) fn body(plan: &Plan, faces: &Faces) -> Vec<Page> {
    let mut page = Page::new(A4);
    let head = &plan.head;
    let mut y = MARGIN + 10.0;
    let mut right = y;
    for line in &head.issuer {
        centred(&mut page, LEFT, y, line, true, faces);
        y += LEADING;
    }
    page.rules.push([LEFT - 30.0, y - 10.0, LEFT + 30.0, y - 10.0]);
    for line in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"] {
        centred(&mut page, RIGHT, right, line, true, faces);
        right += LEADING;
    }
    page.rules.push([RIGHT - 70.0, right - 10.0, RIGHT + 70.0, right - 10.0]);
    y = y.max(right) + LEADING / 2.0;
    centred(&mut page, LEFT, y, &format!("Số: {}", head.symbol), false, faces);
    centred(&mut page, RIGHT, y, &format!("{}, {}", head.place, head.printed_date()), false, faces);
    y += 2.5 * LEADING;
    let (mut pages, y) = prose_below(vec![page], y, &story::below_letterhead(plan), faces);
    let mut y = y + LEADING;
    if y > A4[1] - MARGIN - 10.0 * LEADING {
        pages.push(Page::new(A4));
        y = MARGIN + 20.0;
    }
    if let Some(page) = pages.last_mut() {
        foot(page, y, plan, faces);
    }
    pages
}

/// Recipients on the left, authority, office and name on the right.
fn foot(page: &mut Page, top: f32, plan: &Plan, faces: &Faces) {
    let mut y = top;
    for (i, line) in story::recipients(plan).iter().enumerate() {
        let (size, cut) = if i == 0 { (SIZE, Cut::Bold) } else { (SIZE - 1.0, Cut::Plain) };
        page.texts.push(Text { at: [MARGIN, y], run: line.text.clone(), size, cut });
        y += LEADING;
    }
    let [authority, office, name] = &plan.signature;
    centred(page, RIGHT, top, authority, true, faces);
    centred(page, RIGHT, top + LEADING, office, true, faces);
    centred(page, RIGHT, top + 6.0 * LEADING, name, true, faces);
}

fn centred(page: &mut Page, middle: f32, y: f32, text: &str, bold: bool, faces: &Faces) {
    let (face, cut): (&Face, Cut) = if bold { (&faces.bold, Cut::Bold) } else { (&faces.plain, Cut::Plain) };
    let size = if bold { SIZE } else { PROSE };
    let x = middle - face.width(text, size) / 2.0;
    page.texts.push(Text { at: [x, y], run: text.to_owned(), size, cut });
}
