//! The sentences about images that are refused and addresses that cannot be used.

use super::super::images::{AddressProblem, ImageRefusal, NotAnImage, NotFetched};
use crate::texts::errors;

pub(super) fn image_text(refusal: ImageRefusal) -> String {
    match refusal {
        ImageRefusal::FileTooLarge { max_mib } => errors::image_file_too_large(max_mib),
        ImageRefusal::TooManyPixels { max_megapixels, max_side } => {
            errors::image_too_large(max_megapixels, max_side)
        }
        ImageRefusal::Format { name } => errors::image_format(name),
        ImageRefusal::NotAnImage(why) => errors::not_an_image(not_an_image_text(why)),
        ImageRefusal::CutOff => errors::image_cut_off().into(),
        ImageRefusal::TooSlow => errors::image_too_slow().into(),
        ImageRefusal::NotFetched(why) => not_fetched_text(why),
    }
}

fn not_an_image_text(why: NotAnImage) -> &'static str {
    match why {
        NotAnImage::Empty => errors::image_empty(),
        NotAnImage::UnknownFormat => errors::image_unknown_format(),
        NotAnImage::PartTooLarge => errors::image_part_too_large(),
        NotAnImage::NoPixels => errors::image_no_pixels(),
        NotAnImage::RareVariant => errors::image_rare_variant(),
        NotAnImage::Undecodable => errors::image_undecodable(),
        NotAnImage::Damaged => errors::image_damaged(),
        NotAnImage::Unscalable => errors::image_unscalable(),
        NotAnImage::Unstorable => errors::image_unstorable(),
    }
}

fn not_fetched_text(why: NotFetched) -> String {
    match why {
        NotFetched::Unreachable => errors::fetch_unreachable().into(),
        NotFetched::TooSlow => errors::fetch_too_slow().into(),
        NotFetched::Status(status) => errors::fetch_status(&status.to_string()),
        NotFetched::TooManyRedirects => errors::fetch_redirects().into(),
        NotFetched::Encoded => errors::fetch_encoded().into(),
        NotFetched::TooLarge { max_mib } => errors::fetch_too_large(max_mib),
    }
}

/// Goes on after "the address cannot be used:".
pub(super) fn address_text(problem: AddressProblem) -> &'static str {
    match problem {
        AddressProblem::TooLong => errors::address_too_long(),
        AddressProblem::NoUrl => errors::address_no_url(),
        AddressProblem::NotHttp => errors::address_not_http(),
        AddressProblem::Credentials => errors::address_credentials(),
        AddressProblem::NoHost => errors::address_no_host(),
        AddressProblem::RedirectToNoUrl => errors::address_redirect(),
        AddressProblem::NotPublic => errors::address_not_public(),
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
