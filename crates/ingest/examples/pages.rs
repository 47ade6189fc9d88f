//! Dumps the pages of a PDF: one line a word, ruling or image. `cargo run -p boctach-ingest --example pages FILE`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a tool for the eye")]

use model::Content;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1).ok_or("usage: pages FILE")?;
    let reading = ingest::read(&name, &std::fs::read(&name)?, &ingest::ReadSettings::default())?;
    println!("{:?} {:?} {:?}", reading.text_layer, reading.digital_signatures, reading.diagnostics);
    let Content::Pages(pages) = reading.content else { return Ok(()) };
    for page in pages {
        println!(
            "page {} {:.1}×{:.1} {:?} glyph {:.1} {:?}",
            page.number, page.width, page.height, page.rotation, page.glyph_size, page.text
        );
        for w in page.words {
            let b = w.bbox;
            let (bold, italic) = (if w.style.bold { "b" } else { "" }, if w.style.italic { "i" } else { "" });
            println!(
                "word {:.1} {:.1} {:.1} {:.1} {:.1}{bold}{italic} {:?} {}{}",
                b.x0,
                b.y0,
                b.x1,
                b.y1,
                w.style.size,
                w.direction,
                if w.space_before { "" } else { "~" },
                w.text
            );
        }
        for u in page.unread {
            println!("unread {:.1} {:.1} {:.1} {:.1}", u.x0, u.y0, u.x1, u.y1);
        }
        for r in page.rulings {
            println!("rule {:.1} {:.1} {:.1} {:.1}", r.bbox.x0, r.bbox.y0, r.bbox.x1, r.bbox.y1);
        }
        for i in page.images {
            let b = i.bbox;
            println!(
                "image {:.1} {:.1} {:.1} {:.1} {}×{}",
                b.x0, b.y0, b.x1, b.y1, i.pixel_width, i.pixel_height
            );
        }
    }
    Ok(())
}
