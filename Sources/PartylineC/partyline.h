/* Documents of telephony platforms for tests of whoever reads them.
 *
 *     partyline_sampler *sampler;
 *     partyline_sample *sample;
 *     if (partyline_sampler_new("ccp.event", &sampler, NULL) != PARTYLINE_OK) return 1;
 *     partyline_sample_at(sampler, PARTYLINE_EDGES, 7, 0, &sample, NULL);
 *     size_t length;
 *     const unsigned char *text = partyline_sample_text(sample, &length);
 *     ...
 *     partyline_sample_free(sample);
 *     partyline_sampler_free(sampler);
 *
 * Every function may be called from any thread. A sampler may be used by several at once; a sample is never changed; a
 * shrink belongs to one thread at a time. Nothing is set up before the first call or torn down after the last one.
 *
 * Functions that can fail return a code. Where `error` is not NULL, and something failed, a text is put there that
 * says what would be accepted; it is freed with partyline_text_free. Results are written on success alone.
 */
#ifndef PARTYLINE_H
#define PARTYLINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Makes documents of one type. */
typedef struct partyline_sampler partyline_sampler;
/** A document, or a bundle of documents, with what is known of it. */
typedef struct partyline_sample partyline_sample;
/** A search for a simpler sample. */
typedef struct partyline_shrink partyline_shrink;

/** What came of a call; numbers are never changed. */
typedef enum {
  PARTYLINE_OK = 0,
  /** There is no such type of document. */
  PARTYLINE_UNKNOWN_DOCUMENT = 1,
  /** There is no such style, or none for bundles. */
  PARTYLINE_UNKNOWN_STYLE = 2,
  /** Documents of the type are not among those of a conversation. */
  PARTYLINE_NO_BUNDLE = 3,
  /** A pointer that may not be is NULL, or a number is out of range. */
  PARTYLINE_BAD_ARGUMENT = 4
} partyline_status;

/** How documents are. */
typedef enum {
  /** As small simulated worlds have them. */
  PARTYLINE_TYPICAL = 0,
  /** Valid and extreme. */
  PARTYLINE_EDGES = 1,
  /** The same values in other legal JSON. */
  PARTYLINE_SPELLINGS = 2,
  /** Wrong in exactly one way, which a label tells. */
  PARTYLINE_INVALID = 3
} partyline_style;

/** Answers 0 through `bound`; 0 is the simplest. Called on the thread of the call that it was given to. */
typedef uint64_t (*partyline_chooser)(void *context, uint64_t bound);

/** The name of the type of document at `position`, from 0; NULL beyond the last one. Freed with partyline_text_free. */
char *partyline_document_name(size_t position);

/** A sampler of a type of document: "twilio.call-event". */
partyline_status partyline_sampler_new(const char *document, partyline_sampler **sampler, char **error);
/** Frees a sampler; NULL is nothing. Samples and shrinks that it made live on. */
void partyline_sampler_free(partyline_sampler *sampler);

/** The sample at `index`, from 0, of the endless sequence that `seed` stands for; index below 2^63. */
partyline_status partyline_sample_at(const partyline_sampler *sampler, partyline_style style, uint64_t seed,
                                     uint64_t index, partyline_sample **sample, char **error);
/** The sample that a sequence of choices makes, whatever numbers it holds; `choices` may be NULL when `count` is 0. */
partyline_status partyline_sample_replay(const partyline_sampler *sampler, partyline_style style,
                                         const uint64_t *choices, size_t count, partyline_sample **sample,
                                         char **error);
/** The sample of choices that `chooser` makes. */
partyline_status partyline_sample_choose(const partyline_sampler *sampler, partyline_style style,
                                         partyline_chooser chooser, void *context, partyline_sample **sample,
                                         char **error);
/** All documents of a conversation, as an object with an array for each type; typical, spelt otherwise or invalid. */
partyline_status partyline_bundle_at(const partyline_sampler *sampler, partyline_style style, uint64_t seed,
                                     uint64_t index, partyline_sample **sample, char **error);

/** Its text, with a NUL behind it that `length` does not count; of an invalid one perhaps no UTF-8, and NUL inside. */
const unsigned char *partyline_sample_text(const partyline_sample *sample, size_t *length);
/** The same value in plain spelling; NULL for one that is not spelt otherwise. */
const unsigned char *partyline_sample_plain(const partyline_sample *sample, size_t *length);
/** The sound document that it was made from. */
const unsigned char *partyline_sample_base(const partyline_sample *sample, size_t *length);
/** What is wrong with it: {"rule", "json_pointer", "kind", "description"}; NULL for a valid one. */
const char *partyline_sample_label(const partyline_sample *sample);
/** The choices that made it; of a bundle none. */
const uint64_t *partyline_sample_choices(const partyline_sample *sample, size_t *count);
/** Frees a sample; NULL is nothing. */
void partyline_sample_free(partyline_sample *sample);

/** Begins to make a sample simpler that was made by `sampler` in this style, in at most `budget` steps.
 *
 *     partyline_sample *candidate;
 *     while ((candidate = partyline_shrink_next(shrink)) != NULL) {
 *       partyline_shrink_answer(shrink, still_fails(candidate));
 *       partyline_sample_free(candidate);
 *     }
 *     candidate = partyline_shrink_best(shrink);
 */
partyline_status partyline_shrink_new(const partyline_sampler *sampler, partyline_style style,
                                      const partyline_sample *sample, size_t budget, partyline_shrink **shrink,
                                      char **error);
/** The next candidate, the same one until it is answered; NULL when nothing is left to be tried. */
partyline_sample *partyline_shrink_next(partyline_shrink *shrink);
/** Says whether the candidate still shows what is looked for; nothing happens when there is none. */
void partyline_shrink_answer(partyline_shrink *shrink, int is_interesting);
/** The simplest sample so far that shows it. */
partyline_sample *partyline_shrink_best(const partyline_shrink *shrink);
/** Frees a shrink; NULL is nothing. */
void partyline_shrink_free(partyline_shrink *shrink);

/** Frees a text that a function of this library made; NULL is nothing. */
void partyline_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
