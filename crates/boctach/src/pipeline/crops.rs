//! Pictures of the places of doubtful tasks and of their doubtful cells: what a person compares with what was read.

use std::collections::BTreeMap;
use std::path::Path;

use image::{DynamicImage, ImageFormat, RgbImage};
use ingest::{Album, Shown};
use model::{Block, Content, Extraction, Page, Rect, Region, Role, Task};

use super::{Failure, fence, upright};
use crate::disk;
use crate::doubt::is_doubtful;

/// Resolution of pictures that are drawn for this, dots an inch: enough to tell ạ from ą. Scans keep their own.
const DPI: f32 = 200.0;
/// Points of the page that are shown around a place.
const MARGIN: f32 = 6.0;

/// A place to cut out, and the name of its file.
struct Cut {
    place: Rect,
    name: String,
}

/// Writes a picture for every place of every doubtful task into `folder`, and one for every cell of it that a doubt
/// names; returns how many. Named by task, field and place: `annex-1_II_2-1.png`, `annex-1_II_2.finish-1.png`. `None` for
/// a document without pages.
pub fn write_crops(
    bytes: &[u8],
    extraction: &Extraction,
    folder: &Path,
    task: fence::Task<'_>,
) -> Result<Option<usize>, Failure> {
    let doubtful: Vec<&Task> = extraction.tasks.iter().filter(|task| is_doubtful(task)).collect();
    let settings = &task.settings.read;
    let Some(album) = Album::open(&extraction.source.file_name, bytes, settings)? else { return Ok(None) };
    if doubtful.is_empty() {
        return Ok(Some(0));
    }
    let pages = read_again(bytes, extraction, task)?;
    let cells = cells(&pages, task);
    let mut cuts: BTreeMap<u32, Vec<Cut>> = BTreeMap::new();
    for task in doubtful {
        let stem = task.id.replace(['/', '\\', ':'], "_");
        let mut add = |regions: &[Region], name: &str| {
            for (n, (page, place)) in regions.iter().filter_map(|r| Some((r.page?, r.rect()?))).enumerate() {
                cuts.entry(page).or_default().push(Cut { place, name: format!("{name}-{}.png", n + 1) });
            }
        };
        add(&task.regions, &stem);
        let mut fields: Vec<&str> = task.doubts.iter().map(|doubt| doubt.field.as_str()).collect();
        fields.sort_unstable();
        fields.dedup();
        for field in fields {
            let places = places_of(task, field, extraction, &cells);
            add(&places, &format!("{stem}.{}", field.replace(['/', '\\', ':'], "_")));
        }
    }
    let mut written = 0;
    for (page, cuts) in cuts {
        let mut shown = album.show((page as usize).saturating_sub(1), DPI, settings)?;
        if let Some(page) = pages.iter().find(|p| p.number == page) {
            shown = upright::shown(shown, page);
        }
        for Cut { place, name } in cuts {
            if let Some(png) = cut(&shown, place)? {
                disk::write_whole(&folder.join(name), &png)?;
                written += 1;
            }
        }
    }
    Ok(Some(written))
}

/// A cell of a table on a page.
struct Cell {
    column: u32,
    column_span: u32,
    region: Region,
    /// Places of the rows that it covers.
    rows: Vec<Region>,
}

/// The pages, read once more, scans from what the cache kept: an extraction does not hold their words.
fn read_again(bytes: &[u8], extraction: &Extraction, task: fence::Task<'_>) -> Result<Vec<Page>, Failure> {
    let mut reading = ingest::read(&extraction.source.file_name, bytes, &task.settings.read)?;
    ingest::ocr::complete(bytes, &mut reading, &task.settings.read, task.store)?;
    Ok(match reading.content {
        Content::Pages(pages) => pages,
        Content::Blocks(_) => Vec::new(),
    })
}

/// The cells of all tables.
fn cells(pages: &[Page], task: fence::Task<'_>) -> Vec<Cell> {
    let blocks = parse::blocks::from_pages(pages, &task.settings.parse.layout).value;
    let mut out = Vec::new();
    for block in blocks {
        let Block::Fragment(fragment) = block else { continue };
        let rows: Vec<Region> = fragment.rows.iter().map(|row| row.region.clone()).collect();
        for (at, row) in fragment.rows.into_iter().enumerate() {
            out.extend(row.cells.into_iter().map(|cell| Cell {
                column: cell.column,
                column_span: cell.column_span,
                rows: rows.iter().skip(at).take(cell.row_span as usize).cloned().collect(),
                region: cell.region,
            }));
        }
    }
    out
}

/// Where a field of a task stands: the cells of its column in the rows of the task. Rows tell them, not boxes: on a page
/// askew the boxes of short rows overlap.
fn places_of(task: &Task, field: &str, extraction: &Extraction, cells: &[Cell]) -> Vec<Region> {
    let Some(row) = &task.row else { return Vec::new() };
    let table = extraction.tables.iter().find(|table| table.id == row.table);
    let names = |role: &Role| role.name() == field || (field == "text" && *role == Role::Content);
    let Some(column) = table.and_then(|t| t.columns.iter().position(|c| names(&c.role))) else {
        return Vec::new();
    };
    let column = column as u32;
    let within = |cell: &&Cell| {
        let covers = (cell.column..cell.column + cell.column_span).contains(&column);
        covers && cell.rows.iter().any(|row| task.regions.iter().any(|place| holds(place, row)))
    };
    cells.iter().filter(within).map(|cell| cell.region.clone()).collect()
}

/// Whether one place holds another.
fn holds(place: &Region, other: &Region) -> bool {
    let boxes = place.rect().zip(other.rect()).filter(|_| place.page == other.page);
    boxes.is_some_and(|(a, b)| a.contains(b.x0, b.y0) && a.contains(b.x1, b.y1))
}

/// The part of a page's picture around a box in points, as PNG; `None` where the picture does not reach there.
fn cut(shown: &Shown, place: Rect) -> Result<Option<Vec<u8>>, Failure> {
    let picture = &shown.picture;
    let across = picture.width() as f32 / shown.place.width().max(1.0);
    let down = picture.height() as f32 / shown.place.height().max(1.0);
    let column = |x: f32| (((x - shown.place.x0) * across).max(0.0) as u32).min(picture.width());
    let row = |y: f32| (((y - shown.place.y0) * down).max(0.0) as u32).min(picture.height());
    let (x0, x1) = (column(place.x0 - MARGIN), column(place.x1 + MARGIN));
    let (y0, y1) = (row(place.y0 - MARGIN), row(place.y1 + MARGIN));
    if x1 <= x0 || y1 <= y0 {
        return Ok(None);
    }
    let part = picture.crop_imm(x0, y0, x1 - x0, y1 - y0).to_rgb8();
    png(part).map(Some).map_err(|e| Failure::Unwritten(std::io::Error::other(e)))
}

/// A picture as PNG.
pub fn png(picture: RgbImage) -> image::ImageResult<Vec<u8>> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_the_place_and_nothing_beyond_the_picture() {
        let picture = RgbImage::from_fn(200, 100, |x, _| image::Rgb(if x < 100 { [0; 3] } else { [255; 3] }));
        let shown = Shown {
            picture: DynamicImage::ImageRgb8(picture),
            place: Rect::new(0.0, 0.0, 100.0, 50.0),
            stored: true,
        };
        let png = cut(&shown, Rect::new(70.0, 10.0, 90.0, 40.0)).unwrap().unwrap();
        let image = image::load_from_memory(&png).unwrap();
        assert_eq!((image.width(), image.height()), (64, 84));
        assert_eq!(image.to_rgb8().get_pixel(0, 0).0, [255; 3]);
        assert!(cut(&shown, Rect::new(170.0, 10.0, 190.0, 40.0)).unwrap().is_none());
    }
}
