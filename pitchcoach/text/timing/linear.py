"""Linear algebra for three unknowns, so that learning a pace needs no numpy."""

from __future__ import annotations

from collections.abc import Sequence

Vector = Sequence[float]
Matrix = Sequence[Sequence[float]]


def dot(left: Vector, right: Vector) -> float:
    """Return the scalar product."""
    return sum(a * b for a, b in zip(left, right, strict=True))


def scaled(vector: Vector, factor: float) -> tuple[float, ...]:
    """Multiply every entry."""
    return tuple(entry * factor for entry in vector)


def outer(left: Vector, right: Vector) -> Matrix:
    """Return the matrix of all products."""
    return [[a * b for b in right] for a in left]


def total(left: Matrix, right: Matrix) -> Matrix:
    """Add two matrices."""
    return [[a + b for a, b in zip(one, two, strict=True)] for one, two in zip(left, right, strict=True)]


def multiply(matrix: Matrix, vector: Vector) -> tuple[float, ...]:
    """Return matrix times vector."""
    return tuple(dot(line, vector) for line in matrix)


def invert(matrix: Matrix) -> Matrix:
    """Invert a symmetric positive definite matrix (Gauss-Jordan with pivoting). Raises ZeroDivisionError."""
    size = len(matrix)
    work = [[*line, *(float(i == j) for j in range(size))] for i, line in enumerate(matrix)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda line: abs(work[line][at]))
        work[at], work[pivot] = work[pivot], work[at]
        work[at] = [entry / work[at][at] for entry in work[at]]
        for line in range(size):
            if line != at:
                factor = work[line][at]
                work[line] = [entry - factor * own for entry, own in zip(work[line], work[at], strict=True)]
    return [line[size:] for line in work]
