//! The bits of a JPEG's scan, and its Huffman codes.

/// The bits of a scan. They end at the first marker.
pub struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    byte: u8,
    left: u8,
}

impl<'a> Bits<'a> {
    /// From the first byte on.
    pub fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0, byte: 0, left: 0 }
    }

    /// Bytes that were begun.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Are all bits read, and does the scan not go on behind a restart marker?
    pub fn are_over(&self) -> bool {
        let is_at_marker = self.data.get(self.at) == Some(&0xFF);
        let next = self.data.get(self.at + 1);
        let goes_on = matches!(next, Some(0x00 | 0xD0..=0xD7));
        self.left == 0 && (self.at >= self.data.len() || is_at_marker && !goes_on)
    }

    fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            self.byte = *self.data.get(self.at)?;
            // Within a scan, a zero follows `0xFF`; all else is a marker.
            self.at += match self.byte {
                0xFF if self.data.get(self.at + 1) == Some(&0) => 2,
                0xFF => return None,
                _ => 1,
            };
            self.left = 8;
        }
        self.left -= 1;
        Some(u32::from(self.byte >> self.left & 1))
    }

    /// The number in the next bits.
    pub fn read(&mut self, count: u8) -> Option<u32> {
        (0..count).try_fold(0, |number, _| Some(number << 1 | self.next()?))
    }

    /// Passes bits.
    pub fn skip(&mut self, count: u8) -> Option<()> {
        self.read(count.min(32)).map(|_| ())
    }

    /// Passes a restart marker, which begins with a byte of its own.
    pub fn restart(&mut self) -> Option<()> {
        let [0xFF, 0xD0..=0xD7] = *self.data.get(self.at..self.at + 2)? else { return None };
        self.at += 2;
        self.left = 0;
        Some(())
    }
}

/// A table of codes. The codes of a length are consecutive numbers.
#[derive(Default)]
pub struct Huffman {
    /// How many codes there are of each length, from one bit on.
    counts: [u8; 16],
    symbols: Vec<u8>,
}

impl Huffman {
    /// Reads a table; with the bytes that it takes.
    pub fn read(bytes: &[u8]) -> Option<(Self, usize)> {
        let counts: [u8; 16] = bytes.get(..16)?.try_into().ok()?;
        let end = 16 + counts.iter().map(|&count| usize::from(count)).sum::<usize>();
        Some((Self { counts, symbols: bytes.get(16..end)?.to_vec() }, end))
    }

    /// The symbol of the next code.
    pub fn decode(&self, bits: &mut Bits) -> Option<u8> {
        let (mut code, mut first, mut symbol) = (0, 0, 0);
        for &count in &self.counts {
            let count = u32::from(count);
            code = code << 1 | bits.next()?;
            if code < first + count {
                return self.symbols.get((symbol + code - first) as usize).copied();
            }
            symbol += count;
            first = (first + count) << 1;
        }
        None
    }

    /// The symbol's halves: how many zeros precede a coefficient, and how many bits it has.
    pub fn run_and_size(&self, bits: &mut Bits) -> Option<(u8, u8)> {
        self.decode(bits).map(|symbol| (symbol >> 4, symbol & 15))
    }
}
