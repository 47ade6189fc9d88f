//! The pages of a PDF or of a file of pictures drawn with what was seen on them.

use std::path::Path;

use ingest::Album;
use model::{Content, Extraction};

use super::fence::Task;
use super::{Failure, png, upright};
use crate::{disk, draw};

/// Resolution of the pictures, dots an inch.
const DPI: f32 = 110.0;

/// Writes `page-1.png`… into a folder; returns how many. The pages are read once more: an extraction holds no words.
pub fn draw_pages(
    bytes: &[u8],
    extraction: &Extraction,
    folder: &Path,
    task: Task<'_>,
) -> Result<usize, Failure> {
    let settings = task.settings;
    let Some(album) = Album::open(&extraction.source.file_name, bytes, &settings.read)? else { return Ok(0) };
    let mut reading = ingest::read(&extraction.source.file_name, bytes, &settings.read)?;
    ingest::ocr::complete(bytes, &mut reading, &settings.read, task.store)?;
    let Content::Pages(pages) = &reading.content else { return Ok(0) };
    let blocks = parse::blocks::from_pages(pages, &settings.parse.layout).value;
    let marks = draw::marks(&extraction.tasks);
    let digits = pages.len().to_string().len();
    for (index, page) in pages.iter().enumerate() {
        let picture = album.draw(index, DPI, &settings.read)?;
        let picture = upright::turned(picture, page.rotation).to_rgb8();
        let picture = png(draw::page(picture, page, &blocks, &marks));
        let bytes = picture.map_err(|e| Failure::Unwritten(std::io::Error::other(e)))?;
        disk::write_whole(&folder.join(format!("page-{:0digits$}.png", page.number)), &bytes)?;
    }
    Ok(pages.len())
}
