/* Calls every function of partyline.h, from several threads as well, and frees all it was given.
 *
 * Run under valgrind by .ci/test-libraries; says what failed and ends with 1. */
#include <partyline.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                   \
  do {                                                                     \
    if (!(condition)) {                                                    \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      exit(1);                                                             \
    }                                                                      \
  } while (0)

static uint64_t zero(void *context, uint64_t bound) {
  (void)bound;
  ++*(int *)context;
  return 0;
}

static int is_long(const partyline_sample *sample) {
  size_t length;
  partyline_sample_text(sample, &length);
  return length > 160;
}

static void *work(void *sampler) {
  size_t total = 0;
  for (uint64_t index = 0; index < 20; ++index) {
    partyline_sample *sample;
    size_t length;
    CHECK(partyline_sample_at(sampler, PARTYLINE_EDGES, 5, index, &sample, NULL) == PARTYLINE_OK);
    partyline_sample_text(sample, &length);
    total += length;
    partyline_sample_free(sample);
  }
  return (void *)total;
}

int main(void) {
  size_t names = 0, length, count;
  char *name, *error = NULL;
  partyline_sampler *sampler = NULL;
  partyline_sample *sample, *again, *best;
  partyline_shrink *shrink;
  pthread_t threads[3];
  void *totals[3];
  int asked = 0, steps = 0;

  while ((name = partyline_document_name(names)) != NULL) {
    ++names;
    partyline_text_free(name);
  }
  CHECK(names == 15);

  CHECK(partyline_sampler_new("no.such", &sampler, &error) == PARTYLINE_UNKNOWN_DOCUMENT);
  CHECK(sampler == NULL && strstr(error, "unknown document type 'no.such'") != NULL);
  partyline_text_free(error);
  CHECK(partyline_sampler_new("no.such", &sampler, NULL) == PARTYLINE_UNKNOWN_DOCUMENT);
  CHECK(partyline_sampler_new(NULL, &sampler, NULL) == PARTYLINE_BAD_ARGUMENT);
  CHECK(partyline_sampler_new("truth.agent-state", &sampler, &error) == PARTYLINE_OK);

  CHECK(partyline_sample_at(sampler, (partyline_style)9, 1, 0, &sample, &error) == PARTYLINE_UNKNOWN_STYLE);
  partyline_text_free(error);
  CHECK(partyline_bundle_at(sampler, PARTYLINE_TYPICAL, 1, 0, &sample, &error) == PARTYLINE_NO_BUNDLE);
  partyline_text_free(error);

  CHECK(partyline_sample_at(sampler, PARTYLINE_INVALID, 7, 3, &sample, &error) == PARTYLINE_OK);
  CHECK(partyline_sample_label(sample)[0] == '{' && partyline_sample_plain(sample, &length) == NULL && length == 0);
  const uint64_t *choices = partyline_sample_choices(sample, &count);
  CHECK(partyline_sample_replay(sampler, PARTYLINE_INVALID, choices, count, &again, &error) == PARTYLINE_OK);
  const unsigned char *text = partyline_sample_text(sample, &length);
  CHECK(text[length] == 0);
  CHECK(memcmp(text, partyline_sample_text(again, &count), length) == 0 && count == length);
  partyline_sample_free(again);
  partyline_sample_free(sample);

  CHECK(partyline_sample_choose(sampler, PARTYLINE_EDGES, zero, &asked, &sample, &error) == PARTYLINE_OK);
  CHECK(asked > 0 && partyline_sample_label(sample) == NULL);
  CHECK(partyline_sample_replay(sampler, PARTYLINE_EDGES, NULL, 0, &again, &error) == PARTYLINE_OK);
  CHECK(strcmp((const char *)partyline_sample_text(sample, NULL), (const char *)partyline_sample_base(again, NULL)) == 0);
  partyline_sample_free(again);
  partyline_sample_free(sample);

  uint64_t index = 0;
  for (;; ++index) {
    CHECK(partyline_sample_at(sampler, PARTYLINE_EDGES, 1, index, &sample, &error) == PARTYLINE_OK);
    if (is_long(sample)) break;
    partyline_sample_free(sample);
  }
  CHECK(partyline_shrink_new(sampler, PARTYLINE_EDGES, sample, 40, &shrink, &error) == PARTYLINE_OK);
  for (again = partyline_shrink_next(shrink); again != NULL; again = partyline_shrink_next(shrink)) {
    partyline_shrink_answer(shrink, is_long(again));
    partyline_sample_free(again);
    ++steps;
  }
  best = partyline_shrink_best(shrink);
  CHECK(is_long(best) && steps > 0 && steps <= 40);
  partyline_sample_choices(sample, &length);
  partyline_sample_choices(best, &count);
  CHECK(count <= length);
  partyline_sample_free(best);
  partyline_shrink_free(shrink);
  partyline_sample_free(sample);

  for (int i = 0; i < 3; ++i) CHECK(pthread_create(&threads[i], NULL, work, sampler) == 0);
  for (int i = 0; i < 3; ++i) CHECK(pthread_join(threads[i], &totals[i]) == 0);
  CHECK(totals[0] == totals[1] && totals[1] == totals[2]);

  partyline_sampler_free(sampler);
  partyline_sampler_free(NULL);
  partyline_sample_free(NULL);
  partyline_shrink_free(NULL);
  partyline_text_free(NULL);
  printf("C interface: %zu types, %d choices asked for, shrunk in %d steps\n", names, asked, steps);
  return 0;
}
