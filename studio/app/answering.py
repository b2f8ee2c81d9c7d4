"""A thread that answers the latest question; those that were overtaken are never answered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")


class OvertakenError(Exception):
    """Nobody waits for the answer that is under way any more."""


class Answering(Generic[Q, A]):
    """``ask``, then ``take`` what came of it.

    Args:
        name: of the thread.
        answer: what it does with a question. It may take as long as it likes; if it calls
            ``check`` now and then, it ends where nobody waits for the answer any more.
        calm_s: seconds without another question before it begins, so that a burst of them, as a
            number that is stepped through gives, does not take the processor from what shows it.
    """

    def __init__(self, name: str, answer: Callable[[Q], A], calm_s: float = 0.0) -> None:
        self._name = name
        self._work = answer
        self._calm_s = calm_s
        self._state = threading.Condition()
        """Guards what follows."""
        self._questions: list[Q] = []
        self._answers: list[A] = []
        self._failure: BaseException | None = None
        self._busy = self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is to come, or was not taken yet."""
        with self._state:
            return self._busy or bool(self._questions or self._answers or self._failure)

    def ask(self, question: Q) -> None:
        """Have this answered next, instead of what waits."""
        with self._state:
            self._questions = [question]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._state.notify_all()

    def take(self) -> A | None:
        """The latest answer, once. Raises ``RuntimeError`` if the work failed."""
        with self._state:
            if self._failure is not None:
                failure, self._failure = self._failure, None
                raise RuntimeError(f"the work of {self._name} failed") from failure
            found, self._answers = self._answers, []
            return found[-1] if found else None

    def wait(self, timeout: float) -> bool:
        """Wait until nothing is under way; whether that came true in time."""
        with self._state:
            return self._state.wait_for(lambda: not self._busy and not self._questions, timeout)

    def close(self, timeout: float = 10.0) -> None:
        """End the thread after what is under way."""
        with self._state:
            self._closed, self._questions = True, []
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)

    def _asked_again(self) -> bool:
        """Whether another question comes before it is calm."""
        more = self._state.wait_for(lambda: bool(self._questions) or self._closed, self._calm_s)
        return more and not self._closed

    def check(self) -> None:
        """For the work: raises ``OvertakenError`` once there is another question, or the end."""
        with self._state:
            if self._questions or self._closed:
                raise OvertakenError

    def _run(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: bool(self._questions) or self._closed)
                if not self._questions:
                    return
                question = self._questions.pop()
                self._busy = True
                while self._asked_again():
                    question = self._questions.pop()
                if self._closed:
                    self._busy = False
                    return
            answers: list[A] = []
            failure: BaseException | None = None
            try:
                answers.append(self._work(question))
            except OvertakenError:
                pass  # The next question is answered instead.
            except Exception as error:  # handed to the thread that takes the answer
                failure = error
            with self._state:
                self._busy = False
                self._answers, self._failure = answers, failure
                self._state.notify_all()
