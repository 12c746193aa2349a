//! The English sentences about images that are refused and addresses that cannot be used.

use super::super::images::{AddressProblem, ImageRefusal, NotAnImage, NotFetched};

pub(super) fn image_text(refusal: ImageRefusal) -> String {
    match refusal {
        ImageRefusal::FileTooLarge { max_mib } => format!("the file is larger than {max_mib} MiB"),
        ImageRefusal::TooManyPixels { max_megapixels, max_side } => format!(
            "the image is too large: {max_megapixels} megapixels and {max_side} pixels a side are \
             the most"
        ),
        ImageRefusal::Format { name } => {
            format!("{name} images are not accepted; PNG, JPEG, WebP and GIF are")
        }
        ImageRefusal::NotAnImage(why) => {
            format!("this is not an image that can be shown: {}", not_an_image_text(why))
        }
        ImageRefusal::CutOff => "this image is cut off: its end is missing".into(),
        ImageRefusal::TooSlow => "preparing the image took too long".into(),
        ImageRefusal::NotFetched(why) => not_fetched_text(why),
    }
}

fn not_an_image_text(why: NotAnImage) -> &'static str {
    match why {
        NotAnImage::Empty => "the file is empty",
        NotAnImage::UnknownFormat => "the content is of no known image format",
        NotAnImage::PartTooLarge => "a part is larger than the whole",
        NotAnImage::NoPixels => "it has no pixels",
        NotAnImage::RareVariant => "it uses a rare variant of its format",
        NotAnImage::Undecodable => "it is damaged or cut off",
        NotAnImage::Damaged => "it is damaged",
        NotAnImage::Unscalable => "it cannot be made smaller",
        NotAnImage::Unstorable => "it cannot be stored",
    }
}

fn not_fetched_text(why: NotFetched) -> String {
    match why {
        NotFetched::Unreachable => "the image's server could not be reached".into(),
        NotFetched::TooSlow => "the image's server answered too slowly".into(),
        NotFetched::Status(status) => format!("the image's server answered with status {status}"),
        NotFetched::TooManyRedirects => "the image's address redirects too often".into(),
        NotFetched::Encoded => "the image's server sent it in a form that was not asked for".into(),
        NotFetched::TooLarge { max_mib } => format!("the image is larger than {max_mib} MiB"),
    }
}

/// Goes on after "the address cannot be used:".
pub(super) fn address_text(problem: AddressProblem) -> &'static str {
    match problem {
        AddressProblem::TooLong => "it is too long",
        AddressProblem::NoUrl => "it is no web address",
        AddressProblem::NotHttp => "it does not begin with http:// or https://",
        AddressProblem::Credentials => "it contains a user name or password",
        AddressProblem::NoHost => "it has no host",
        AddressProblem::RedirectToNoUrl => "it redirects to no web address",
        AddressProblem::NotPublic => "it is not on the public internet",
    }
}

#[cfg(test)]
mod tests {
    use super::super::text_of;
    use super::*;
    use crate::protocol::{Input, Reason};

    #[test]
    fn refused_images_are_told_in_these_words() {
        let not_an_image = |why| ImageRefusal::NotAnImage(why).into();
        let not_fetched = |why| ImageRefusal::NotFetched(why).into();
        let cases: [(Reason, u16, &str); 9] = [
            (
                ImageRefusal::FileTooLarge { max_mib: 25 }.into(),
                413,
                "the file is larger than 25 MiB",
            ),
            (
                ImageRefusal::TooManyPixels { max_megapixels: 64, max_side: 30_000 }.into(),
                413,
                "the image is too large: 64 megapixels and 30000 pixels a side are the most",
            ),
            (
                ImageRefusal::Format { name: "SVG" }.into(),
                415,
                "SVG images are not accepted; PNG, JPEG, WebP and GIF are",
            ),
            (
                not_an_image(NotAnImage::Undecodable),
                422,
                "this is not an image that can be shown: it is damaged or cut off",
            ),
            (ImageRefusal::CutOff.into(), 422, "this image is cut off: its end is missing"),
            (
                not_fetched(NotFetched::Status(404)),
                422,
                "the image's server answered with status 404",
            ),
            (
                not_fetched(NotFetched::TooLarge { max_mib: 25 }),
                413,
                "the image is larger than 25 MiB",
            ),
            (
                Input::ImageUrl { why: AddressProblem::NotPublic }.into(),
                400,
                "the image's address cannot be used: it is not on the public internet",
            ),
            (
                Input::WebhookUrl { why: AddressProblem::NotHttp }.into(),
                400,
                "this address cannot be used: it does not begin with http:// or https://",
            ),
        ];
        for (reason, status, text) in cases {
            assert_eq!((reason.code().status(), &*text_of(&reason)), (status, text));
        }
    }
}
