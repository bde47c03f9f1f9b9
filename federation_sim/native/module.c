/* federation_sim._native: the kernels of kernel.h for Python, over buffers. What it is given is checked for size and never
 * for sense; federation_sim.backends.native_backend gives it sense. Training and measuring release the interpreter's lock.
 */

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

#include "types.h"

#if defined(__x86_64__)
extern const Kernel kernel_avx512, kernel_avx2;
#elif defined(__aarch64__)
extern const Kernel kernel_neon;
#endif

static const Kernel *kernel_named(const char *name) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    int fused = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    int wide = fused && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    if (wide && strcmp(name, "avx512") == 0) return &kernel_avx512;
    if (fused && strcmp(name, "avx2") == 0) return &kernel_avx2;
#elif defined(__aarch64__)
    if (strcmp(name, "neon") == 0) return &kernel_neon;
#endif
    return NULL;
}

/* The kernel of this name; NULL with an exception where this processor has none. */
static const Kernel *find(const char *name) {
    const Kernel *kernel = kernel_named(name);
    if (!kernel) PyErr_Format(PyExc_ValueError, "this processor has no kernel '%s'", name);
    return kernel;
}

static PyObject *usable(PyObject *self, PyObject *unused) {
    static const char *const names[] = {"avx512", "avx2", "neon"};
    PyObject *found = PyList_New(0);
    for (size_t i = 0; found && i < sizeof names / sizeof *names; i++) {
        if (!kernel_named(names[i])) continue;
        PyObject *name = PyUnicode_FromString(names[i]);
        if (!name || PyList_Append(found, name) < 0) Py_CLEAR(found);
        Py_XDECREF(name);
    }
    return found;
}

static int sound(Shape shape) {
    if (shape.features >= 1 && shape.hidden >= 0 && shape.classes >= 1) return 1;
    PyErr_SetString(PyExc_ValueError, "a model has at least one feature and one class");
    return 0;
}

static PyObject *memory(PyObject *self, PyObject *arguments) {
    const char *name;
    Shape shape;
    int batch, test;
    if (!PyArg_ParseTuple(arguments, "s(iii)ii", &name, &shape.features, &shape.hidden, &shape.classes, &batch, &test)) {
        return NULL;
    }
    const Kernel *kernel = find(name);
    if (!kernel || !sound(shape)) return NULL;
    size_t training = kernel->train_memory(shape, batch), measuring = kernel->measure_memory(shape, test);
    return PyLong_FromSize_t(training > measuring ? training : measuring);
}

/* Whether `buffer` holds at least so many bytes, each item aligned to itself. */
static int holds(const Py_buffer *buffer, size_t bytes, size_t item, const char *what) {
    if ((size_t)buffer->len >= bytes && (uintptr_t)buffer->buf % item == 0) return 1;
    PyErr_Format(PyExc_ValueError, "%s: %zd bytes at hand, %zu needed", what, buffer->len, bytes);
    return 0;
}

static int within(const int32_t *numbers, size_t count, int32_t limit, const char *what) {
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] >= 0 && numbers[i] < limit) continue;
        PyErr_Format(PyExc_ValueError, "%s: %d is not among 0 to %d", what, (int)numbers[i], (int)limit - 1);
        return 0;
    }
    return 1;
}

static int samples_hold(Shape shape, const Samples *samples, const Py_buffer *rows, const Py_buffer *columns,
                        const Py_buffer *labels, int batches) {
    size_t wide = PADDED(shape.features), count = samples->count;
    return holds(rows, batches * count * wide * sizeof(float), sizeof(float), "rows") &&
           holds(columns, batches * (size_t)shape.features * samples->pitch * sizeof(float), sizeof(float), "columns") &&
           holds(labels, batches * count * sizeof(int32_t), sizeof(int32_t), "labels") &&
           within(labels->buf, batches * count, shape.classes, "labels");
}

static size_t copies_in(Shape shape, const Py_buffer *buffer) {
    return (size_t)buffer->len / (copy_size(shape) * sizeof(float));
}

enum { MOST_STEPS = 1 << 16 };

static PyObject *train(PyObject *self, PyObject *arguments) {
    const char *name;
    Shape shape;
    Round round;
    Samples batch;
    int batches;
    Py_buffer rows, columns, labels, current, following, places, shares, work;
    if (!PyArg_ParseTuple(arguments, "s(iii)ffiiiy*y*y*y*w*y*y*w*", &name, &shape.features, &shape.hidden, &shape.classes,
                          &round.rate, &round.strength, &round.steps, &batches, &batch.count, &rows, &columns, &labels,
                          &current, &following, &places, &shares, &work)) {
        return NULL;
    }
    PyObject *done = NULL;
    Samples *of_step = NULL;
    const Kernel *kernel = find(name);
    if (!kernel || !sound(shape)) goto out;
    if (round.steps < 0 || round.steps > MOST_STEPS || batch.count < 1 || batches < 1) {
        PyErr_SetString(PyExc_ValueError, "there must be a batch, and a sample in it");
        goto out;
    }
    batch.pitch = PADDED(batch.count);
    size_t count = (size_t)places.len / sizeof(int32_t), models = copies_in(shape, &current);
    if (!samples_hold(shape, &batch, &rows, &columns, &labels, batches) ||
        !holds(&shares, count * sizeof(float), sizeof(float), "shares") ||
        !holds(&following, models * copy_size(shape) * sizeof(float), sizeof(float), "following") ||
        !holds(&places, 0, sizeof(int32_t), "places") || !within(places.buf, count, (int32_t)models, "places") ||
        !holds(&work, kernel->train_memory(shape, batch.count) * sizeof(float), sizeof(float), "work")) {
        goto out;
    }
    of_step = PyMem_Malloc((round.steps + 1) * sizeof *of_step);
    if (!of_step) {
        PyErr_NoMemory();
        goto out;
    }
    for (int step = 0; step < round.steps; step++) {
        size_t which = step % batches;
        of_step[step] = batch;
        of_step[step].rows = (const float *)rows.buf + which * batch.count * PADDED(shape.features);
        of_step[step].columns = (const float *)columns.buf + which * shape.features * batch.pitch;
        of_step[step].labels = (const int32_t *)labels.buf + which * batch.count;
    }
    round.batches = of_step;
    Py_BEGIN_ALLOW_THREADS;
    kernel->train(shape, round, current.buf, following.buf, places.buf, shares.buf, (int)count, work.buf);
    Py_END_ALLOW_THREADS;
    done = Py_NewRef(Py_None);
out:
    PyMem_Free(of_step);
    PyBuffer_Release(&rows), PyBuffer_Release(&columns), PyBuffer_Release(&labels), PyBuffer_Release(&current);
    PyBuffer_Release(&following), PyBuffer_Release(&places), PyBuffer_Release(&shares), PyBuffer_Release(&work);
    return done;
}

static PyObject *measure(PyObject *self, PyObject *arguments) {
    const char *name;
    Shape shape;
    Samples test;
    Scoring scoring;
    Py_buffer rows, columns, labels, untrained, copies, places, work, values, variances, accuracy, settled, gains;
    if (!PyArg_ParseTuple(arguments, "s(iii)ifiy*y*y*y*y*y*w*w*w*w*w*w*", &name, &shape.features, &shape.hidden,
                          &shape.classes, &scoring.hits, &scoring.per_loss, &test.count, &rows, &columns, &labels,
                          &untrained, &copies, &places, &work, &values, &variances, &accuracy, &settled, &gains)) {
        return NULL;
    }
    PyObject *done = NULL;
    const Kernel *kernel = find(name);
    if (!kernel || !sound(shape)) goto out;
    if (test.count < 1) {
        PyErr_SetString(PyExc_ValueError, "there must be a test sample");
        goto out;
    }
    test.pitch = PADDED(test.count);
    size_t count = (size_t)places.len / sizeof(int32_t), models = copies_in(shape, &copies);
    if (!samples_hold(shape, &test, &rows, &columns, &labels, 1) ||
        !holds(&untrained, test.count * sizeof(float), sizeof(float), "untrained") ||
        !holds(&places, 0, sizeof(int32_t), "places") || !within(places.buf, count, (int32_t)models, "places") ||
        !holds(&copies, 0, sizeof(float), "copies") ||
        !holds(&work, kernel->measure_memory(shape, test.count) * sizeof(float), sizeof(float), "work") ||
        !holds(&values, count * sizeof(double), sizeof(double), "values") ||
        !holds(&variances, count * sizeof(double), sizeof(double), "variances") ||
        !holds(&accuracy, count * sizeof(double), sizeof(double), "accuracy") || !holds(&settled, count, 1, "settled") ||
        (gains.len > 0 && !holds(&gains, count * test.count * sizeof(float), sizeof(float), "gains"))) {
        goto out;
    }
    test.rows = rows.buf, test.columns = columns.buf, test.labels = labels.buf;
    scoring.untrained = untrained.buf;
    Measured to = {values.buf, variances.buf, accuracy.buf, settled.buf, gains.len > 0 ? gains.buf : NULL};
    Py_BEGIN_ALLOW_THREADS;
    kernel->measure(shape, test, scoring, copies.buf, places.buf, (int)count, work.buf, to);
    Py_END_ALLOW_THREADS;
    done = Py_NewRef(Py_None);
out:
    PyBuffer_Release(&rows), PyBuffer_Release(&columns), PyBuffer_Release(&labels), PyBuffer_Release(&untrained);
    PyBuffer_Release(&copies), PyBuffer_Release(&places), PyBuffer_Release(&work), PyBuffer_Release(&values);
    PyBuffer_Release(&variances), PyBuffer_Release(&accuracy), PyBuffer_Release(&settled), PyBuffer_Release(&gains);
    return done;
}

static PyMethodDef methods[] = {
    {"usable", usable, METH_NOARGS, "The kernels that this processor can run, the fastest first."},
    {"memory", memory, METH_VARARGS, "Floats of working memory that train and measure need."},
    {"train", train, METH_VARARGS, "One client's round on some copies."},
    {"measure", measure, METH_VARARGS, "How good some copies are on the test set."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_native", NULL, 0, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__native(void) { return PyModuleDef_Init(&definition); }
