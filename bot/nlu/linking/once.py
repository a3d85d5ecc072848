"""A property that is worked out at its first use, without the lock of `functools`.

Python 3.10 takes a lock at every such first use, which was a fifth of the time of linking. Without
it two threads may work out the same value, and no harm is done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801
    """Like `functools.cached_property`: the value is kept in the instance, under its own name."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> once[T] | T:
        """The value, which from now on stands in the way of this descriptor."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
