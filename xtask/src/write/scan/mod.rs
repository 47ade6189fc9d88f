//! A printed page as a scanner gives it: rendered, stamped, worn, and stored as a picture alone.
//!
//! Order, as it happens to paper: print → stamp → the sheet lies askew → the lens blurs → the sensor adds noise → the
//! scanner stores grey, colour or single bits. Everything is decided by the seed.

mod bilevel;
mod paper;
mod stamp;
mod store;

use anyhow::Result;
use clap::{Args, ValueEnum};
use image::RgbImage;
use ingest::ReadSettings;
use ingest::pdf::{File, render_page};

pub use store::Container;

use crate::chance::Chance;

/// What happens to a page between the printer and the file.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct Wear {
    /// Resolution of the scan, dots an inch.
    #[arg(long, default_value_t = 300)]
    pub dpi: u32,
    /// Skew, degrees clockwise.
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true)]
    pub skew: f32,
    /// Noise of the sensor: standard deviation in levels of 255.
    #[arg(long, default_value_t = 0.0)]
    pub noise: f32,
    /// Specks of dust, how many to a square inch.
    #[arg(long, default_value_t = 0.0)]
    pub dust: f32,
    /// A seal over the text, of this colour.
    #[arg(long, value_enum)]
    pub stamp: Option<Seal>,
    /// What the scanner stores.
    #[arg(long, value_enum, default_value_t = Tone::Gray)]
    pub tone: Tone,
    /// Quarter turns clockwise at which the page was fed.
    #[arg(long, default_value_t = 0)]
    pub turned: u8,
    /// Black edges, as of a lid that stood open.
    #[arg(long)]
    pub edges: bool,
    /// Quality of the JPEG, 1…100.
    #[arg(long, default_value_t = 60)]
    pub quality: u8,
    /// Share of the page's height that is kept, from the top.
    #[arg(long, default_value_t = 1.0)]
    pub keep: f32,
    /// Pages that are kept, from the first.
    #[arg(long, default_value_t = 99)]
    pub pages: usize,
    /// The file around the pictures.
    #[arg(long, value_enum, default_value_t = Container::Pdf)]
    pub container: Container,
}

/// The colour of a seal as the file has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Seal {
    /// Red ink, scanned in colour.
    Red,
    /// Red ink, scanned in grey.
    Gray,
}

/// What a scanner stores of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tone {
    /// Red, green, blue.
    Color,
    /// Brightness.
    Gray,
    /// Ink or paper.
    Bits,
}

impl Wear {
    /// The flags that give it again.
    pub(crate) fn flags(&self) -> String {
        let plain = Self::default();
        let name = |v: &dyn std::fmt::Debug| format!("{v:?}").to_lowercase();
        let values: [(&str, String, String); 9] = [
            ("skew", self.skew.to_string(), plain.skew.to_string()),
            ("noise", self.noise.to_string(), plain.noise.to_string()),
            ("dust", self.dust.to_string(), plain.dust.to_string()),
            ("tone", name(&self.tone), name(&plain.tone)),
            ("turned", self.turned.to_string(), plain.turned.to_string()),
            ("quality", self.quality.to_string(), plain.quality.to_string()),
            ("keep", self.keep.to_string(), plain.keep.to_string()),
            ("pages", self.pages.to_string(), plain.pages.to_string()),
            ("container", name(&self.container), name(&plain.container)),
        ];
        let mut out = format!(" --dpi {}", self.dpi);
        for (flag, value, _) in values.iter().filter(|(_, value, plain)| value != plain) {
            out.push_str(&format!(" --{flag} {value}"));
        }
        if let Some(seal) = self.stamp {
            out.push_str(&format!(" --stamp {}", name(&seal)));
        }
        if self.edges {
            out.push_str(" --edges");
        }
        out
    }
}

impl Default for Wear {
    fn default() -> Self {
        Self {
            dpi: 300,
            skew: 0.0,
            noise: 0.0,
            dust: 0.0,
            stamp: None,
            tone: Tone::Gray,
            turned: 0,
            edges: false,
            quality: 60,
            keep: 1.0,
            pages: 99,
            container: Container::Pdf,
        }
    }
}

/// A PDF scanned page by page.
pub fn scan(pdf: &[u8], wear: &Wear, chance: &mut Chance) -> Result<Vec<u8>> {
    let settings = ReadSettings::default();
    let file = File::open(pdf, &settings)?;
    let mut pages = Vec::new();
    for index in 0..file.page_count().min(wear.pages) {
        let printed = render_page(&file, index, wear.dpi as f32, &settings)?;
        pages.push(worn(&printed, wear, chance));
    }
    store::file(&pages, wear)
}

fn worn(printed: &RgbImage, wear: &Wear, chance: &mut Chance) -> RgbImage {
    let mut page = paper::cut(printed, wear.keep);
    if let Some(seal) = wear.stamp {
        stamp::press(&mut page, wear.dpi as f32, seal);
    }
    page = paper::askew(&page, wear.skew);
    paper::dust(&mut page, wear.dpi as f32, wear.dust, chance);
    if wear.noise > 0.0 {
        page = paper::blurred(&page);
        paper::noise(&mut page, wear.noise, chance);
    }
    if wear.edges {
        paper::edges(&mut page, wear.dpi as f32);
    }
    paper::turned(page, wear.turned)
}
