# Everything that can be done with this project, one word each. How it is done stands in scripts/.

BINARY := target/release/image-chat
# What the binary is made of: it is built again only when one of these is newer.
SOURCES := Cargo.toml docs/sync-spec.md Cargo.lock rust-toolchain.toml Leptos.toml $(wildcard build.rs .cargo/config.toml) \
	end2end/package-lock.json $(wildcard scripts/build scripts/*.mjs) \
	$(shell find src js style public locales migrations 2>/dev/null)

# What two people do at the same time.
CLUSTER_SPECS := live presence optimism place reading

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve build dist release cluster dev test test-rust e2e e2e-cluster check fmt fuzz bench lighthouse \
	setup-rust setup-dev setup-node setup-peer setup-browser setup-services

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---- Running -------------------------------------------------------------------------------------

serve: build ## set up what is missing, build optimised, serve on http://127.0.0.1:3000
	$(BINARY) serve

build: $(BINARY) ## leave target/release/image-chat: one file with everything in it

$(BINARY): $(SOURCES) | setup-rust setup-node
	scripts/build

dist: setup-rust setup-node ## leave target/dist/image-chat, for release archives: the fastest, long to build
	scripts/build dist

release: setup-rust setup-node ## leave archives in target/releases/: one a platform, with checksums and licences
	scripts/release

cluster: setup-services build ## two servers on PostgreSQL and NATS behind nginx, with data of their own, until Ctrl+C
	scripts/cluster

dev: setup-dev setup-node ## build for development and again at each change, reloading the page
	scripts/dev

# ---- Testing -------------------------------------------------------------------------------------

test: test-rust e2e e2e-cluster ## set up what is missing, run every test: Rust, then browser

test-rust: setup-rust setup-services ## the Rust tests
	scripts/test-rust

e2e: setup-browser build ## the browser tests, against the optimised binary
	scripts/e2e

e2e-cluster: setup-browser setup-services build ## the live browser tests again, with people on two servers behind nginx
	scripts/cluster scripts/e2e $(CLUSTER_SPECS)

check: setup-rust setup-node ## formatting, lints, layers, styles and types
	scripts/check

fuzz: setup-rust ## bytes at what reads them, requests at the API, Autobahn at the sockets (FUZZ_SECONDS=60 each)
	scripts/fuzz
	scripts/schemathesis
	scripts/autobahn

bench: setup-peer build ## say which benchmarks there are and run them (BENCH=name for one)
	scripts/bench $(BENCH)

lighthouse: setup-browser setup-peer build ## have Lighthouse judge the start page and the image page
	scripts/lighthouse

fmt: setup-rust setup-node ## put Rust and CSS into shape
	scripts/fmt

# ---- Setting up: each does only what is missing --------------------------------------------------

setup-rust: ## the Rust toolchain with wasm, and wasm-bindgen in .tools/
	@scripts/setup-rust

setup-dev: ## the same and cargo-leptos, for `make dev` alone
	@scripts/setup-rust dev

setup-node: ## the Node packages in end2end/node_modules/
	@scripts/setup-node

setup-peer: ## what the benchmarks compare with, and Lighthouse, in benches/peer/node_modules/
	@scripts/setup-node benches/peer

setup-browser: setup-node ## a Chromium
	@scripts/setup-browser

setup-services: ## PostgreSQL, nats-server and nginx
	@scripts/setup-services
