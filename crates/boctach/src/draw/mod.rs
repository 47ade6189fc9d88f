//! What the program saw, drawn over the rendered page: words, rules, cells, open ends of tables, numbers of tasks.
//!
//! Units: the page is in points from its top left, the picture in pixels; the scale is the quotient of their widths.

mod digits;

use image::{Rgb, RgbImage};
use model::{Block, Fragment, Page, Rect, Region, Task};

const WORD: Rgb<u8> = Rgb([150, 190, 255]);
const RULING: Rgb<u8> = Rgb([230, 40, 40]);
const CELL: Rgb<u8> = Rgb([20, 150, 60]);
const PARAGRAPH: Rgb<u8> = Rgb([170, 170, 170]);
const OPEN_END: Rgb<u8> = Rgb([255, 140, 0]);
const TASK: Rgb<u8> = Rgb([150, 0, 170]);

/// A place and what to write at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where.
    pub region: Region,
    /// The number, such as `IV/2/2.1`.
    pub label: String,
}

/// The places of tasks with their numbers.
pub fn marks(tasks: &[Task]) -> Vec<Mark> {
    let of = |task: &Task| {
        let label = task.path.join("/");
        task.regions.clone().into_iter().map(move |region| Mark { region, label: label.clone() })
    };
    tasks.iter().flat_map(of).collect()
}

/// Draws one page. Blue: words; grey: paragraphs; red: rules; green: cells; orange: an end of a table that no rule
/// closes or that touches the page's end, so that a row may go on beyond it; purple: tasks with their numbers.
/// `blocks` and `marks` may be those of the whole document: what stands on other pages is left out.
pub fn page(mut image: RgbImage, page: &Page, blocks: &[Block], marks: &[Mark]) -> RgbImage {
    let scale = image.width() as f32 / page.width.max(1.0);
    for word in &page.words {
        frame(&mut image, word.bbox, scale, WORD, 1);
    }
    for ruling in &page.rulings {
        fill(&mut image, ruling.bbox, scale, RULING);
    }
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let here = paragraph.regions.iter().filter(|r| r.page == Some(page.number));
                for rect in here.filter_map(Region::rect) {
                    frame(&mut image, rect, scale, PARAGRAPH, 1);
                }
            }
            Block::Fragment(fragment) if fragment.region.page == Some(page.number) => {
                table(&mut image, fragment, scale);
            }
            Block::Fragment(_) => {}
        }
    }
    for mark in marks.iter().filter(|m| m.region.page == Some(page.number)) {
        let Some(rect) = mark.region.rect() else { continue };
        frame(&mut image, rect, scale, TASK, 1);
        let zoom = (scale.round() as u32).max(1) + 1;
        let (left, y) = ((rect.x0 * scale) as i64, (rect.y0 * scale) as i64 + 3);
        // In the margin where there is room, if need be a size smaller, so that it hides nothing that is printed.
        let beside = |zoom: u32| left - digits::width(&mark.label, zoom) - 2;
        match [zoom, zoom - 1].into_iter().find(|&zoom| zoom > 0 && beside(zoom) > 0) {
            Some(zoom) => digits::write(&mut image, (beside(zoom), y), &mark.label, zoom, TASK),
            None => digits::write(&mut image, (left + 3, y), &mark.label, zoom, TASK),
        }
    }
    image
}

fn table(image: &mut RgbImage, fragment: &Fragment, scale: f32) {
    for cell in fragment.rows.iter().flat_map(|r| &r.cells) {
        if let Some(rect) = cell.region.rect() {
            frame(image, rect, scale, CELL, 2);
        }
    }
    let Some(whole) = fragment.region.rect() else { return };
    let thick = 3.0 / scale.max(0.1);
    if fragment.closed_above == Some(false) {
        fill(image, Rect { y1: whole.y0 + thick, ..whole }, scale, OPEN_END);
    }
    if fragment.closed_below == Some(false) || fragment.touches_end == Some(true) {
        fill(image, Rect { y0: whole.y1 - thick, ..whole }, scale, OPEN_END);
    }
}

/// The outline of a box, `width` pixels wide.
fn frame(image: &mut RgbImage, rect: Rect, scale: f32, colour: Rgb<u8>, width: u32) {
    let w = width as f32 / scale.max(0.1);
    fill(image, Rect { y1: rect.y0 + w, ..rect }, scale, colour);
    fill(image, Rect { y0: rect.y1 - w, ..rect }, scale, colour);
    fill(image, Rect { x1: rect.x0 + w, ..rect }, scale, colour);
    fill(image, Rect { x0: rect.x1 - w, ..rect }, scale, colour);
}

/// Fills a box, at least one pixel in each direction; what lies outside the picture is left out.
fn fill(image: &mut RgbImage, rect: Rect, scale: f32, colour: Rgb<u8>) {
    let (width, height) = image.dimensions();
    let span = |from: f32, to: f32, limit: u32| {
        let first = (from * scale).round().max(0.0) as u32;
        let last = ((to * scale).round().max(0.0) as u32).max(first + 1);
        first.min(limit)..last.min(limit)
    };
    for y in span(rect.y0, rect.y1, height) {
        for x in span(rect.x0, rect.x1, width) {
            image.put_pixel(x, y, colour);
        }
    }
}

#[cfg(test)]
mod tests {
    use model::{Ruling, Word};

    use super::*;

    #[test]
    fn ink_lands_where_it_was_seen() {
        let word = Word { bbox: Rect::new(10.0, 10.0, 30.0, 20.0), ..Word::default() };
        let ruling = Ruling { bbox: Rect::new(5.0, 50.0, 95.0, 50.4) };
        let mark = Mark { region: Region::on_page(1, Rect::new(50.0, 60.0, 90.0, 90.0)), label: "1".into() };
        let sheet = Page {
            number: 1,
            width: 100.0,
            height: 100.0,
            words: vec![word],
            rulings: vec![ruling],
            ..Page::default()
        };
        let white = RgbImage::from_pixel(200, 200, Rgb([255, 255, 255]));
        let drawn = page(white, &sheet, &[], &[mark]);
        assert_eq!(drawn.get_pixel(20, 30), &WORD);
        assert_eq!(drawn.get_pixel(100, 100), &RULING);
        assert_eq!(drawn.get_pixel(120, 120), &TASK);
        assert_eq!(drawn.get_pixel(40, 30), &Rgb([255, 255, 255]));
    }

    #[test]
    fn boxes_beyond_the_picture_are_harmless() {
        let word = Word { bbox: Rect::new(-50.0, 90.0, 400.0, 900.0), ..Word::default() };
        let sheet = Page { number: 1, width: 100.0, height: 100.0, words: vec![word], ..Page::default() };
        let drawn = page(RgbImage::new(50, 50), &sheet, &[], &[]);
        assert_eq!(drawn.dimensions(), (50, 50));
    }
}
