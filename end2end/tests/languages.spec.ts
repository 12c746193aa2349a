// The languages of a page: preferred, chosen, two readers of one image, right to left, the longest words.
import { expect, test } from "../fixtures/test";
import { discuss, newImage } from "../fixtures/images";
