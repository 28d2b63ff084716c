# Partyline: `make demo` shows it, `make test` checks it. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
SCENARIO ?= support-floor
RELEASE := .build/release/partyline
VENV := .build/venv

.PHONY: help setup build demo test test-clients test-databases check-databases test-samples test-libraries check-samples lint bench bench-check bench-peers shard-balance theory month profiles interval-check docs clean install

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  %-14s %s\n", $$1, $$2 }'

setup: ## install what is missing: C libraries, and validators from PyPI for the tests
	@.ci/setup

build: setup ## release build of the executable
	@swift build -c release --product partyline

demo: build ## generate and verify scenarios/$(SCENARIO).yaml into output/$(SCENARIO)
	@.ci/demo $(SCENARIO)

test: setup ## every test: Swift suites, then off-the-shelf validators and official clients over the bundled scenarios
	@swift build -c release --product partyline
	@swift test --parallel
	@.ci/validate
	@.ci/test-clients --kept
	@.ci/test-databases
	@.ci/test-samples
	@.ci/test-libraries
	@.ci/check-extending

test-clients: build ## the platforms' official clients, from PyPI, read every document of every bundled scenario
	@.ci/test-clients

test-databases: build ## SQLite and PostgreSQL, filled from every bundled scenario, against the files of the same runs
	@.ci/test-databases

check-databases: build ## the same with all of every scenario, not a tenth, and more loads killed: takes a while
	@.ci/test-databases --scale 1 --rounds 20

test-samples: build ## documents for tests: schemas, and the bugs planted in twelve parsers, found and shrunk
	@.ci/test-samples

test-libraries: build ## libpartyline from C under valgrind and from Python with Hypothesis, as `make install` installs it
	@.ci/test-libraries

check-samples: build ## the same at full size: 10,000 extreme documents of each type, each rule broken twenty times
	@.ci/test-samples --full

lint: setup ## formatting, the import map, generated files and the top level
	@swift format lint --strict -r Package.swift Sources Tests
	@.ci/check-imports
	@.ci/check-layout

bench: build ## counts first, then times: stages apart, then whole runs
	@swift run -c release Benchmarks
	@.build/venv/bin/python .ci/bench-databases

bench-check: setup ## the counts alone, against their stored thresholds
	@swift run -c release Benchmarks --check

bench-peers: build ## beside other generators, installed for this from PyPI, in one run
	@.ci/bench-peers

shard-balance: build ## how evenly 160 equal floors fall on 16 shards; takes ten minutes
	@.ci/shard-balance

theory: setup ## the floor against exact results of queueing theory, queue by queue; takes a while
	@swift run -c release Benchmarks --theory

month: build ## a month of a centre with sixty agents in all dialects, checked: 8.5 GB, some ten minutes
	@$(RELEASE) generate scenarios/large/month.yaml --out output/month --force
	@$(RELEASE) verify output/month

profiles: build ## legs of all eleven profiles beside what they should be, with the bounds; fails on a miss
	@$(RELEASE) profile all --legs 5000 --packet-legs 1500 --long 10

interval-check: build ## legs by intervals against legs by packets: distances of distributions, and the speed ratio
	@$(RELEASE) profile all --compare --legs 10000

docs: setup ## reference documentation of all modules as a static site under .build/docs
	@.ci/docs

clean: ## remove everything that was built or generated
	@rm -rf .build output/*

install: build ## copy the executable, libpartyline.so, its header and its pkg-config file under $(PREFIX)
	@.ci/install "$(DESTDIR)" "$(PREFIX)"
